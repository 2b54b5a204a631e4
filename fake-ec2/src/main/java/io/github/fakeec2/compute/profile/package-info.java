/** Instance profiles of instances. */
package io.github.fakeec2.compute.profile;
