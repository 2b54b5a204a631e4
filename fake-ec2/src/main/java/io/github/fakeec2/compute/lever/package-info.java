/** What a test does to instances from outside of the API. */
package io.github.fakeec2.compute.lever;
