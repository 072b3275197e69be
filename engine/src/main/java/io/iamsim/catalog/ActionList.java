package io.iamsim.catalog;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The actions to which a rule of one service applies, such as the KMS operations that work across
 * accounts.
 *
 * <p>The lists stand in {@code service-rules.tsv}, with the page of AWS's documentation that each
 * comes from and the month in which they were compared. They belong to the rules in this library
 * and not to a catalog: another {@link CatalogSource} does not replace them.
 */
public enum ActionList {
  KMS_ACROSS_ACCOUNTS,
  KMS_IN_GRANTS,
  KMS_ENCRYPTION_CONTEXT,
  KMS_NOT_ON_AWS_MANAGED_KEYS,
  SNS_IN_TOPIC_POLICIES,
  SQS_WITHIN_ACCOUNT,
  SQS_POLICY_OF_QUEUE,
  S3_POLICY_OF_BUCKET,
  S3EXPRESS_POLICY_OF_BUCKET,
  S3_REPLACED_BY_ABAC,
  S3_OBJECT_ON_BUCKET,
  S3_BUCKET_ACL_READ,
  S3_BUCKET_ACL_WRITE,
  S3_BUCKET_ACL_READ_ACP,
  S3_BUCKET_ACL_WRITE_ACP,
  S3_OBJECT_ACL_READ,
  S3_OBJECT_ACL_READ_ACP,
  S3_OBJECT_ACL_WRITE_ACP;

  private static final String FILE = "service-rules.tsv";

  /** The names, spelt as AWS does, in the order of the file. */
  public ImmutableSet<String> names() {
    return lines().names();
  }

  /**
   * True if an action of the list's service is in the list.
   *
   * @param service the prefix, in lower case
   * @param name the action's name, in lower case
   */
  public boolean has(String service, String name) {
    Lines lines = lines();
    return lines.service().equals(service) && lines.lowerCase().contains(name);
  }

  private Lines lines() {
    Lines lines = Bundled.LISTS.get(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    if (lines == null) {
      throw new CatalogFormatException(FILE, 0, "no list for " + name());
    }
    return lines;
  }

  /** One line of the file. */
  private record Lines(
      String service, ImmutableSet<String> names, ImmutableSet<String> lowerCase) {}

  /** Read when a list is first asked for. */
  private static final class Bundled {
    private static final ImmutableMap<String, Lines> LISTS = read();

    private static ImmutableMap<String, Lines> read() {
      CatalogFile file = CatalogFile.read(ServiceCatalog::bundledFile, FILE, "service-rules");
      Map<String, Lines> lists = new LinkedHashMap<>();
      for (CatalogFile.Line line : file.lines()) {
        if (!line.kind().equals("actions")) {
          throw line.wrong("unknown kind of line `" + line.kind() + "`");
        }
        ImmutableSet<String> names = ImmutableSet.copyOf(CatalogFile.split(line.column(3), ' '));
        ImmutableSet<String> lowerCase =
            names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(ImmutableSet.toImmutableSet());
        lists.put(line.column(1), new Lines(line.column(2), names, lowerCase));
      }
      return ImmutableMap.copyOf(lists);
    }
  }
}
