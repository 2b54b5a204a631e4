/** Instance types: what each can do, where it is offered, and which meet a list of requirements. */
package io.github.fakeec2.types;
