/** IP addresses and ranges as plain values: parsed, compared and printed, never looked up. */
package io.github.fakeec2.ip;
