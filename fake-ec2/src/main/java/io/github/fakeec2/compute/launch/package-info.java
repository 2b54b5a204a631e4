/**
 * Launching instances: what a request asks for, where there is room for it,
 * and Spot requests, which launch by themselves.
 */
package io.github.fakeec2.compute.launch;
