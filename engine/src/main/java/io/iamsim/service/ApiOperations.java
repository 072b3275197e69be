package io.iamsim.service;

import io.iamsim.model.ActionName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * API operations whose name is no action: the service authorizes them as an action of another name
 * (MATCH-8, SQS-1). What AWS KMS calls ReEncrypt is two actions; the one on the key that is left
 * stands for it.
 */
public final class ApiOperations {
  private static final Map<String, String> AUTHORIZED_AS =
      Map.of(
          "kms:reencrypt", "kms:ReEncryptFrom",
          "sqs:changemessagevisibilitybatch", "sqs:ChangeMessageVisibility",
          "sqs:deletemessagebatch", "sqs:DeleteMessage",
          "sqs:sendmessagebatch", "sqs:SendMessage");
  private static final Map<String, String> OFTEN_TAKEN_FOR_ACTIONS =
      Map.of(
          "lambda:invoke", "lambda:InvokeFunction",
          "s3:headbucket", "s3:ListBucket",
          "s3:headobject", "s3:GetObject",
          "s3:listbuckets", "s3:ListAllMyBuckets",
          "s3:listobjects", "s3:ListBucket",
          "s3:listobjectsv2", "s3:ListBucket",
          "s3:listobjectversions", "s3:ListBucketVersions");

  private ApiOperations() {}

  /** The action that is decided in place of what was asked for; mostly none. */
  public static Optional<ActionName> authorizedAs(ActionName asked) {
    return Optional.ofNullable(AUTHORIZED_AS.get(key(asked))).flatMap(ActionName::parse);
  }

  /** The action that the caller may have meant by a name that is none. */
  static Optional<String> meant(ActionName asked) {
    return Optional.ofNullable(OFTEN_TAKEN_FOR_ACTIONS.get(key(asked)));
  }

  private static String key(ActionName action) {
    return action.text().toLowerCase(Locale.ROOT);
  }
}
