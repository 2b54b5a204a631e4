/** Who may do what, as far as EC2 needs it: IAM roles and instance profiles, and the identities of STS. */
package io.github.fakeec2.access;
