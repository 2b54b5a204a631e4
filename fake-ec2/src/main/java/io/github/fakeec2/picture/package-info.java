/** Pictures of a cloud's networks: as text, and as SVG with the way of a packet drawn in. */
package io.github.fakeec2.picture;
