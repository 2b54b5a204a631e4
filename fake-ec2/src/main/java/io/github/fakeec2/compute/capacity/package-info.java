/** What can be changed about the reserved capacity that an instance wants. */
package io.github.fakeec2.compute.capacity;
