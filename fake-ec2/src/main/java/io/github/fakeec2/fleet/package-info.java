/** EC2 Fleets: capacity in several instance pools at once, and kept up where the fleet is told to. */
package io.github.fakeec2.fleet;
