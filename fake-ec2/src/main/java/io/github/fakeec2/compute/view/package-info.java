/** What Describe operations show of instances, and the filters that find them. */
package io.github.fakeec2.compute.view;
