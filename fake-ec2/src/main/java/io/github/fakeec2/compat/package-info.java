/** What differs between versions of the SDK. */
package io.github.fakeec2.compat;
