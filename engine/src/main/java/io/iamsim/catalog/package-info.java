/**
 * The service catalogue: which actions, resource types and condition keys AWS services have, of
 * what type and cardinality, and which services have resource-based policies or stand under
 * resource control policies.
 *
 * <p>Imports nothing else of the project. Read {@link io.iamsim.catalog.ServiceCatalog} first.
 *
 * <p>The data are text files of tab-separated columns, UTF-8, with {@code \n} line ends. The first
 * line is {@code iamsim-catalog}, the format number 1, the kind of file and what it describes; the
 * last line is {@code end}; a line that starts with {@code #} is a comment. A number stands for a
 * line of the same file: the n-th {@code key} or {@code type}, from 0.
 *
 * <table>
 *   <caption>Files</caption>
 *   <tr><th>file</th><th>lines</th></tr>
 *   <tr><td>{@code index.tsv}, with data version and date</td>
 *       <td>{@code service} prefix; {@code keys} key prefix, services that list keys of it though it is not theirs</td></tr>
 *   <tr><td>{@code services/PREFIX.tsv}</td>
 *       <td>{@code key} name, type, cardinality; {@code type} name, keys, ARN patterns; {@code action} name, access level,
 *       keys, resource types; {@code depends} action, dependent actions. An ARN pattern is followed by the texts with which sub-resources continue it; a resource
 *       type by {@code !} if required and {@code :} with the keys of the pair</td></tr>
 *   <tr><td>{@code condition-keys.tsv}, with a date</td>
 *       <td>{@code key} name, type, cardinality, {@code every} or {@code listed}</td></tr>
 *   <tr><td>{@code service-support.tsv}, with a date</td>
 *       <td>{@code resource-policy} prefix, resources, requirement, anonymous access, note; {@code rcp} prefix, support;
 *       {@code global} prefix, Region; {@code also-on} prefix, action or {@code *}, ARN pattern; {@code root-tasks} prefix; {@code own} prefix, means</td></tr>
 *   <tr><td>{@code call-needs.tsv}, with a date</td>
 *       <td>{@code need} actions, further action, what it is on, keys that make it needed, keys of its request, service that
 *       makes it; {@code creator} keys of tagging actions; {@code operation} name, action, how it is taken</td></tr>
 *   <tr><td>{@code request-keys.tsv}, with a date</td>
 *       <td>{@code present} key, actions, resource types, circumstances; {@code same} key, actions, other key; {@code
 *       beside} keys, actions; {@code without} keys, actions, circumstances, what is known; {@code endpoint} key, actions,
 *       exceptions; and the source of each</td></tr>
 *   <tr><td>{@code service-rules.tsv}, with a date</td>
 *       <td>{@code actions} list, prefix, names separated by spaces</td></tr>
 * </table>
 *
 * <p>{@code scripts/make-catalog.mjs} writes the first two; the others are kept by hand. {@code
 * service-rules.tsv} belongs to the rules of this library and is no part of another catalog.
 */
@NullMarked
package io.iamsim.catalog;

import org.jspecify.annotations.NullMarked;
