package io.kalimtak.curation.set.storage;

import static io.kalimtak.kit.storage.BucketClient.await;

import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectAPIArgs;
import io.minio.UploadPartArgs;
import io.minio.messages.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Streams into an object: at once when it fits into one part, else part by part, so that no more than one part is held.
 * The object is there once the stream is closed, and not before. An upload whose part failed is never completed; its parts
 * lie in the bucket until they are cleaned up.
 */
final class BucketUpload extends OutputStream {
    private final MinioAsyncClient client;
    private final String bucket;
    private final String object;
    private final byte[] part;
    private final List<Part> parts = new ArrayList<>();
    private String uploadId;
    private int filled;
    private boolean over;

    BucketUpload(MinioAsyncClient client, String bucket, String object, int partBytes) {
        this.client = client;
        this.bucket = bucket;
        this.object = object;
        this.part = new byte[partBytes];
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == part.length) {
                send();
            }
            int now = Math.min(left, part.length - filled);
            System.arraycopy(source, from, part, filled, now);
            filled += now;
            from += now;
            left -= now;
        }
    }

    @Override
    public void close() throws IOException {
        if (over) {
            return;
        }
        if (uploadId == null) {
            over = true;
            await(client.putObject(PutObjectAPIArgs.builder()
                    .bucket(bucket)
                    .object(object)
                    .data(part, filled)
                    .build()));
            return;
        }
        send();
        over = true;
        await(client.completeMultipartUpload(CompleteMultipartUploadArgs.builder()
                .bucket(bucket)
                .object(object)
                .uploadId(uploadId)
                .parts(parts.toArray(Part[]::new))
                .build()));
    }

    private void send() throws IOException {
        // A failure leaves the upload as it is: closing must not complete what lacks a part.
        over = true;
        if (uploadId == null) {
            uploadId = await(client.createMultipartUpload(CreateMultipartUploadArgs.builder()
                            .bucket(bucket)
                            .object(object)
                            .build()))
                    .result()
                    .uploadId();
        }
        parts.add(await(client.uploadPart(UploadPartArgs.builder()
                        .bucket(bucket)
                        .object(object)
                        .uploadId(uploadId)
                        .partNumber(parts.size() + 1)
                        .data(part, filled)
                        .build()))
                .part());
        filled = 0;
        over = false;
    }
}
