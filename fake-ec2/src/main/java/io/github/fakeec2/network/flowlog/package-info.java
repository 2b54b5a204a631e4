/** Flow logs: how they are made, listed and deleted, and the records that traffic leaves in them. */
package io.github.fakeec2.network.flowlog;
