package io.github.fakeec2.access;

import io.github.fakeec2.state.SeededRandom;

/**
 * Who the clients of an account are: one IAM user, who may do everything. Not the account's root user, who may not
 * assume roles; nor a role, which would have to exist and could be deleted.
 *
 * @param account the account's twelve digits
 * @param userId the user's unique id, always the same for an account
 * @param arn the user's ARN
 */
record CallerIdentity(String account, String userId, String arn) {

    static CallerIdentity of(String account) {
        return new CallerIdentity(account, IamIds.next("AIDA", SeededRandom.of(0, account)),
                "arn:aws:iam::" + account + ":user/developer");
    }

    /** The ARN by which policies mean anybody in the account. */
    String accountArn() {
        return "arn:aws:iam::" + account + ":root";
    }
}
