/** The trouble that a test orders, and what AWS says with it. */
package io.github.fakeec2.fault;
