/** Replacing the root volume of a running instance. */
package io.github.fakeec2.compute.rootvolume;
