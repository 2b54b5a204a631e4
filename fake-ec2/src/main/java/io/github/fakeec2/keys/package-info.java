/** Key pairs. */
package io.github.fakeec2.keys;
