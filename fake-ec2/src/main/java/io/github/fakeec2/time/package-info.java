/** Virtual time: a clock, due events, and what makes them pass. */
package io.github.fakeec2.time;
