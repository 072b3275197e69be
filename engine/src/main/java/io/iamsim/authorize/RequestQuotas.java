package io.iamsim.authorize;

import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.StsParameters;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import java.util.List;
import java.util.Map;

/**
 * What AWS takes of tags, external ids, names and source identities in a request (QUOTA-6,
 * QUOTA-11, STS-7, STS-18); warnings only.
 */
final class RequestQuotas {
  private static final String TAG = "aws:requesttag/";
  private static final Map<String, String> NAMES =
      Map.of(
          "sts:rolesessionname", "the session name",
          "sts:sourceidentity", "the source identity",
          "aws:sourceidentity", "the source identity");
  private static final String EXTERNAL_ID = "sts:externalid";
  private static final int MAX_TAGS = 50;
  private static final int MAX_TAG_KEY = 128;
  private static final int MAX_TAG_VALUE = 256;
  private static final int MIN_EXTERNAL_ID = 2;
  private static final int MAX_EXTERNAL_ID = 1_224;

  private RequestQuotas() {}

  static void check(RequestContext context, List<Finding> findings) {
    int tags = 0;
    for (Map.Entry<ConditionKey, ContextValue> entry : context.values().entrySet()) {
      if (!(entry.getValue() instanceof ContextValue.Present present)) {
        continue;
      }
      String key = entry.getKey().canonical();
      String value = present.values().isEmpty() ? "" : present.values().get(0);
      if (key.startsWith(TAG)) {
        tags++;
        between("the name of tag", key.substring(TAG.length()), 1, MAX_TAG_KEY, findings);
        between("the value of tag", value, 0, MAX_TAG_VALUE, findings);
      } else if (key.equals(EXTERNAL_ID)) {
        between("the external id", value, MIN_EXTERNAL_ID, MAX_EXTERNAL_ID, findings);
        boolean measured = value.length() >= MIN_EXTERNAL_ID && value.length() <= MAX_EXTERNAL_ID;
        if (measured && !StsParameters.isExternalId(value)) {
          characters("the external id", value, StsParameters.EXTERNAL_ID_SIGNS, findings);
        }
      } else if (NAMES.containsKey(key) && !StsParameters.isName(value)) {
        characters(NAMES.get(key), value, StsParameters.NAME_SIGNS, findings);
      }
    }
    if (tags > MAX_TAGS) {
      warn("the request has " + tags + " tags, AWS takes " + MAX_TAGS, findings);
    }
  }

  private static void characters(String what, String text, String signs, List<Finding> findings) {
    warn(
        what
            + " `"
            + text
            + "` is none that AWS takes: letters, digits and characters of `"
            + signs
            + "`, names 2 to 64 of them",
        findings);
  }

  private static void between(
      String what, String text, int least, int most, List<Finding> findings) {
    if (text.length() < least || text.length() > most) {
      String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
      warn(
          what
              + " `"
              + shown
              + "` has "
              + text.length()
              + " characters, AWS takes "
              + least
              + " to "
              + most,
          findings);
    }
  }

  private static void warn(String message, List<Finding> findings) {
    findings.add(Finding.of(FindingCode.QUOTA_EXCEEDED, null, message, ""));
  }
}
