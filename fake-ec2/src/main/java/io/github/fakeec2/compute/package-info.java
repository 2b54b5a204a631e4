/** Instances: launch, life cycle, status checks, types. */
package io.github.fakeec2.compute;
