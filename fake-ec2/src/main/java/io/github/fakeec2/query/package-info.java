/** What operations have in common: how they read the parameters and tags of a request, and how they list. */
package io.github.fakeec2.query;
