#include "core/notify/webhook.h"

#include "core/base/digest.h"
#include "core/base/samebytes.h"

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype shortestKey = 16;
constexpr qsizetype longestId = 200;
constexpr qsizetype mostSignatures = 20; // while a secret is changed there are two
const QByteArray prefix = "whsec_";

} // namespace

QByteArray webhookKey(const Secret &secret)
{
    const QByteArray &text = secret.reveal();
    if (!text.startsWith(prefix))
        return {};
    const auto decoded = QByteArray::fromBase64Encoding(text.sliced(prefix.size()).trimmed(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() >= shortestKey ? decoded.decoded : QByteArray{};
}

QByteArray webhookSignature(const QByteArray &key, const QByteArray &id,
                            const QByteArray &timestamp, const QByteArray &body)
{
    return "v1," + hmacSha256(key, id + '.' + timestamp + '.' + body).toBase64();
}

Result<> checkWebhook(const Secret &secret, const WebhookHead &head, const QByteArray &body,
                      const QDateTime &now)
{
    bool isNumber = false;
    const qint64 sent = head.timestamp.toLongLong(&isNumber);
    if (head.id.isEmpty() || head.id.size() > longestId || head.signature.isEmpty() || !isNumber ||
        head.timestamp.size() > 15) // of seconds, many thousands of years
        return fail(ErrorKind::InvalidInput,
                    u"webhook-id, webhook-timestamp and webhook-signature belong to a call"_s);
    const QByteArray key = webhookKey(secret);
    const QByteArray right = webhookSignature(key, head.id, head.timestamp, body);
    bool isRight = false;
    for (const QByteArray &one : head.signature.split(' ').mid(0, mostSignatures))
        isRight = areSameBytes(right, one) || isRight;
    if (key.isEmpty() || !isRight)
        return fail(ErrorKind::Unauthorized, u"the signature is not right"_s);
    if (std::llabs(now.toSecsSinceEpoch() - sent) > webhookTolerance.count())
        return fail(
            ErrorKind::ClockSkew,
            u"it was signed more than %1 s ago, or a clock is off"_s.arg(webhookTolerance.count()));
    return {};
}

} // namespace limner
