#include "core/s3/bucketpolicy.h"

#include "core/base/digest.h"
#include "core/base/json.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QString trimmedPrefix(QString prefix)
{
    while (prefix.endsWith(u'/'))
        prefix.chop(1);
    while (prefix.startsWith(u'/'))
        prefix.remove(0, 1);
    return prefix;
}

OrderedJson text(const QString &value)
{
    return OrderedJson(value.toStdString());
}

OrderedJson statement(const QString &bucket, const QString &prefix)
{
    const QString below = prefix.isEmpty() ? QString{} : prefix + u'/';
    OrderedJson principal = OrderedJson::object();
    principal["AWS"] = OrderedJson::array({"*"});
    OrderedJson out = OrderedJson::object();
    out["Sid"] = text(publicReadSid(prefix));
    out["Effect"] = "Allow";
    out["Principal"] = principal;
    out["Action"] = OrderedJson::array({"s3:GetObject"});
    out["Resource"] = OrderedJson::array({text(u"arn:aws:s3:::%1/%2*"_s.arg(bucket, below))});
    return out;
}

} // namespace

QString publicReadSid(const QString &prefix)
{
    // A Sid may hold letters and digits only.
    const QString clean = trimmedPrefix(prefix);
    QString out = u"LimnerPublicRead"_s;
    if (!clean.isEmpty())
        out += QString::fromLatin1(sha256Hex(clean.toUtf8()).left(12));
    return out;
}

Result<QByteArray> withPublicRead(const QByteArray &existing, const QString &bucket,
                                  const QString &prefix)
{
    const QString clean = trimmedPrefix(prefix);
    if (clean.contains(u'*') || clean.contains(u'?') || clean.contains(u'$'))
        return fail(ErrorKind::InvalidInput, u"a public prefix must not hold *, ? or $"_s);
    OrderedJson policy = OrderedJson::object();
    policy["Version"] = "2012-10-17";
    policy["Statement"] = OrderedJson::array();
    if (!existing.trimmed().isEmpty()) {
        Result<OrderedJson> parsed = parseOrderedJson(existing);
        if (!parsed || !parsed->is_object())
            return fail(ErrorKind::InvalidAnswer, u"the bucket's policy cannot be read"_s);
        policy = std::move(*parsed);
    }
    OrderedJson &all = policy["Statement"];
    if (all.is_null())
        all = OrderedJson::array();
    if (all.is_object()) { // a single one needs no list
        OrderedJson only = all;
        all = OrderedJson::array();
        all.push_back(std::move(only));
    }
    if (!all.is_array())
        return fail(ErrorKind::InvalidAnswer, u"the bucket's policy cannot be read"_s);

    const OrderedJson ours = statement(bucket, clean);
    for (OrderedJson &one : all) {
        if (one.is_object() && one.contains("Sid") && one["Sid"] == ours["Sid"]) {
            one = ours;
            return toBytes(policy);
        }
    }
    all.push_back(ours);
    return toBytes(policy);
}

} // namespace limner
