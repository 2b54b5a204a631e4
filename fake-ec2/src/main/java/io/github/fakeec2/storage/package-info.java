/** Images and volumes. */
package io.github.fakeec2.storage;
