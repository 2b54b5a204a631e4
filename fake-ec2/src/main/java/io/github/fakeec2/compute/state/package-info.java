/** Starting, stopping, rebooting and terminating instances. */
package io.github.fakeec2.compute.state;
