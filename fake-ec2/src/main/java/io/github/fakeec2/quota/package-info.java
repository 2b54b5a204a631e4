/** How many of each thing an account may have. */
package io.github.fakeec2.quota;
