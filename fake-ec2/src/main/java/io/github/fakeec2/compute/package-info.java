/** Instances: launch, life cycle, status checks. */
package io.github.fakeec2.compute;
