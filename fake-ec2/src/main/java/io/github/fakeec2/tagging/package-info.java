/** Tags on resources that exist. Tags that a request puts on what it makes are the matter of {@code query.TagRules}. */
package io.github.fakeec2.tagging;
