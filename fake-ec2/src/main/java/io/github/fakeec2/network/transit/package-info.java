/** Transit gateways: their attachments, route tables, peerings, Connect tunnels and multicast domains. */
package io.github.fakeec2.network.transit;
