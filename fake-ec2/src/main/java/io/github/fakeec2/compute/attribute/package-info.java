/** Attributes and options of instances: how they are changed, shown and set back, and what an account has for all. */
package io.github.fakeec2.compute.attribute;
