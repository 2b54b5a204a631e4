/** Systems Manager's Parameter Store: the public parameters that name AMIs, and an account's own. */
package io.github.fakeec2.parameters;
