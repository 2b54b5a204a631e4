/** Placement groups and Dedicated Hosts: where instances run, for those who care. */
package io.github.fakeec2.placement;
