/** Tables of immutable rows whose writes are transactions; ids, chance and histories. */
package io.github.fakeec2.state;
