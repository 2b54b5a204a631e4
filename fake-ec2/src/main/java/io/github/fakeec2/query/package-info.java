/** How Describe operations list: filters, paging, tags. */
package io.github.fakeec2.query;
