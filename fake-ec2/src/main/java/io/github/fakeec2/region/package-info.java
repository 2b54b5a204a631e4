/** Regions and Availability Zones. */
package io.github.fakeec2.region;
