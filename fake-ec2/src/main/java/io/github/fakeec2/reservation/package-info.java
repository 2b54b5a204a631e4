/** Capacity Reservations, and which instances run in them. */
package io.github.fakeec2.reservation;
