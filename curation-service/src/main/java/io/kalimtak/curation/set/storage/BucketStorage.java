package io.kalimtak.curation.set.storage;

import static io.kalimtak.kit.storage.BucketClient.await;

import io.kalimtak.kit.storage.BucketClient;
import io.kalimtak.kit.storage.BucketClient.BucketException;
import io.minio.AbortMultipartUploadArgs;
import io.minio.ComposeObjectArgs;
import io.minio.GetBucketVersioningArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.ListMultipartUploadsArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioAsyncClient;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.SourceObject;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import io.minio.messages.ListMultipartUploadsResult;
import io.minio.messages.VersioningConfiguration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Training sets in a bucket. A draft lies under a name of its own; publishing copies it within the server, the manifest
 * last: a set without a manifest is nothing to anybody. An attempt that was overtaken unawares writes to its own draft and
 * so never into a set.
 */
final class BucketStorage implements SetStorage {
    private final MinioAsyncClient client;
    private final String bucket;
    private final String prefix;
    private final int partBytes;

    BucketStorage(SetStorageConfig.Bucket config) {
        this.client = BucketClient.of(config);
        this.bucket = config.bucket()
                .orElseThrow(() ->
                        new IllegalArgumentException("kalimtak.storage.kind=s3 needs kalimtak.storage.s3.bucket"));
        this.prefix = config.prefix().orElse("");
        this.partBytes = Math.toIntExact(config.partSize().asLongValue());
    }

    @Override
    public SetDraft draft(UUID id, int attempt) throws IOException {
        refuseVersions();
        removeUnfinished(id);
        return name -> new BucketUpload(client, bucket, draftFolder(id) + attempt + "/" + name, partBytes);
    }

    @Override
    public void publish(UUID id, int attempt) throws IOException {
        removeAll(folder(id));
        String draft = draftFolder(id) + attempt + "/";
        for (Item item : manifestLast(objects(draft))) {
            copy(item, folder(id) + item.objectName().substring(draft.length()));
        }
        removeAll(draft);
    }

    @Override
    public void removeUnfinished(UUID id) throws IOException {
        ListMultipartUploadsResult uploads;
        do {
            uploads = await(client.listMultipartUploads(ListMultipartUploadsArgs.builder()
                            .bucket(bucket)
                            .prefix(draftFolder(id))
                            .build()))
                    .result();
            for (ListMultipartUploadsResult.Upload upload : uploads.uploads()) {
                await(client.abortMultipartUpload(AbortMultipartUploadArgs.builder()
                        .bucket(bucket)
                        .object(upload.objectName())
                        .uploadId(upload.uploadId())
                        .build()));
            }
        } while (uploads.isTruncated());
        removeAll(draftFolder(id));
        removeAll(folder(id));
    }

    @Override
    public Optional<StoredFile> open(UUID id, String name) throws IOException {
        try {
            GetObjectResponse content = await(client.getObject(GetObjectArgs.builder()
                    .bucket(bucket)
                    .object(folder(id) + name)
                    .build()));
            return Optional.of(new StoredFile(Long.parseLong(content.headers().get("Content-Length")), content));
        } catch (BucketException e) {
            if (e.code().equals("NoSuchKey")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<String> rowFiles(UUID id) throws IOException {
        return objects(folder(id)).stream()
                .map(item -> item.objectName().substring(folder(id).length()))
                .filter(name -> !name.equals(MANIFEST))
                .sorted()
                .toList();
    }

    @Override
    public void removeRows(UUID id) throws IOException {
        for (String name : rowFiles(id)) {
            remove(folder(id) + name);
        }
    }

    /** Within the server, in parts where one request does not take so many bytes. */
    private void copy(Item item, String target) throws IOException {
        if (item.size() == 0) {
            // The client composes nothing of nothing.
            new BucketUpload(client, bucket, target, 1).close();
            return;
        }
        List<SourceObject> sources = new ArrayList<>();
        sources.add(
                SourceObject.builder().bucket(bucket).object(item.objectName()).build());
        await(client.composeObject(ComposeObjectArgs.builder()
                .bucket(bucket)
                .object(target)
                .sources(sources)
                .build()));
    }

    private String folder(UUID id) {
        return prefix + SetStorage.location(id) + "/";
    }

    /** The drafts of a set, each under the number of its attempt. */
    private String draftFolder(UUID id) {
        return prefix + "training-sets/.drafts/" + id + "/";
    }

    /** What a bucket with versions removes stays readable, and an erasure would not keep its word. */
    private void refuseVersions() throws IOException {
        try {
            VersioningConfiguration versions = await(client.getBucketVersioning(
                    GetBucketVersioningArgs.builder().bucket(bucket).build()));
            if (versions.status() == VersioningConfiguration.Status.ENABLED) {
                throw new IOException(
                        "the bucket keeps versions, so that erased people would stay in it: turn versioning"
                                + " off, or name another bucket in kalimtak.storage.s3.bucket");
            }
        } catch (BucketException e) {
            // Some servers know no versions, and say so.
            if (!e.code().equals("NotImplemented")) {
                throw e;
            }
        }
    }

    private List<Item> objects(String under) throws IOException {
        List<Item> items = new ArrayList<>();
        try {
            for (Result<Item> item : client.listObjects(ListObjectsArgs.builder()
                    .bucket(bucket)
                    .prefix(under)
                    .recursive(true)
                    .build())) {
                items.add(item.get());
            }
        } catch (MinioException e) {
            throw new IOException("cannot list the bucket: " + e.getMessage(), e);
        }
        return items;
    }

    private static List<Item> manifestLast(List<Item> objects) {
        return objects.stream()
                .sorted(Comparator.comparing(item -> item.objectName().endsWith("/" + MANIFEST)))
                .toList();
    }

    /** The manifest goes first: what is half removed is no set any more. */
    private void removeAll(String under) throws IOException {
        for (Item item : manifestLast(objects(under)).reversed()) {
            remove(item.objectName());
        }
    }

    private void remove(String object) throws IOException {
        await(client.removeObject(
                RemoveObjectArgs.builder().bucket(bucket).object(object).build()));
    }
}
