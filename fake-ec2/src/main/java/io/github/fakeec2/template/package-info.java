/** Launch templates and their versions, and how a launch takes its parameters from one. */
package io.github.fakeec2.template;
