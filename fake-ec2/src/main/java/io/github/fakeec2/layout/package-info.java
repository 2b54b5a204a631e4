/** Builds common networks in a few lines, through the public EC2 API alone. */
package io.github.fakeec2.layout;
