/** What every call passes through, from the client faces to the operation that answers it and back. */
package io.github.fakeec2.gateway;
