/** Instances: what they have, the states they are in and how they get from one to another. */
package io.github.fakeec2.compute;
