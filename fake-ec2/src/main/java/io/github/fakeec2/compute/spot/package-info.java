/** Requesting Spot Instances, and listing and cancelling the requests. */
package io.github.fakeec2.compute.spot;
