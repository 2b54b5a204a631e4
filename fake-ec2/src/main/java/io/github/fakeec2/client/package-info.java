/**
 * The fake SDK clients: one class for each client interface, written by the build into this package, and the
 * hand-written classes that they extend.
 */
package io.github.fakeec2.client;
