/** Where instances run, and how near to each other: operations on instances that are there already. */
package io.github.fakeec2.compute.placing;
