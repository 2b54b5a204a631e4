package io.github.fakeec2.network.eni;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.network.NetworkInterface;

/** Keeps users away from the interfaces that AWS services manage (EC2 user guide, "Requester-managed interfaces"). */
final class Managed {

    private Managed() {
    }

    /**
     * Refuses to change an interface that a service has made.
     *
     * @throws AwsError {@code AuthFailure}
     */
    static void refuse(NetworkInterface eni) {
        if (eni.service() != null) {
            throw AwsError.of("AuthFailure", "You do not have permission to access the specified resource.")
                    .withHint(eni.id() + " belongs to the service that made it: " + eni.description());
        }
    }
}
