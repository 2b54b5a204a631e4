/**
 * Status checks, scheduled events and event windows: what EC2 finds wrong with instances, and what it plans for them.
 */
package io.github.fakeec2.compute.event;
