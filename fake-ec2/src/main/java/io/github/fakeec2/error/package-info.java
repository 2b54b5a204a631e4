/** AWS errors by code; the only maker of service exceptions. */
package io.github.fakeec2.error;
