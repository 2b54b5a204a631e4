/** Network interfaces and Elastic IP addresses: how they are made, listed, changed and deleted. */
package io.github.fakeec2.network.eni;
