/** Instances from the inside: what they print, what their disks hold, what their metadata says. */
package io.github.fakeec2.inside;
