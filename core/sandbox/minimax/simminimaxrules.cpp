#include "core/sandbox/minimax/simminimaxrules.h"

#include <array>
#include <map>

using namespace Qt::StringLiterals;

namespace limner::simminimax {
namespace {

constexpr qsizetype longestPrompt = 1500;
constexpr qint64 largestReference = 10'000'000;

struct CodeWords {
    int code = 0;
    const char *english = "";
    const char16_t *chinese = u"";
    bool passes = false;
};

constexpr std::array codes{
    CodeWords{0, "success", u"成功"},
    CodeWords{1000, "unknown error", u"未知错误", true},
    CodeWords{1001, "request timeout", u"请求超时"},
    CodeWords{1002, "rate limit exceeded", u"触发限流", true},
    CodeWords{1004,
              "login fail: Please carry the API secret key in the 'Authorization' field of the "
              "request header",
              u"鉴权失败"},
    CodeWords{1008, "insufficient balance", u"余额不足"},
    CodeWords{1024, "internal error", u"内部错误", true},
    CodeWords{1026, "input new_sensitive", u"输入内容涉及敏感"},
    CodeWords{1027, "output new_sensitive", u"输出内容涉及敏感"},
    CodeWords{1028, "daily quota exhausted", u"今日额度已用完"},
    CodeWords{1030, "plan quota exhausted", u"套餐额度已用完"},
    CodeWords{1033, "downstream error", u"下游服务错误", true},
    CodeWords{1039, "token limit", u"触发TPM限流", true},
    CodeWords{1041, "connection limit", u"连接数超限", true},
    CodeWords{1042, "invisible character ratio limit", u"非法字符超过10%"},
    CodeWords{2013, "invalid params", u"参数错误"},
    CodeWords{2038, "real-name verification required", u"请先完成实名认证"},
    CodeWords{2045, "rate growth limit", u"请求增长过快", true},
    CodeWords{2049, "invalid api key", u"无效的API Key"},
    CodeWords{2056, "usage limit exceeded", u"超出套餐用量限制"},
    CodeWords{2061, "your current token plan not support model", u"当前套餐不支持该模型"},
};

const CodeWords *rowOf(int code)
{
    for (const CodeWords &row : codes) {
        if (row.code == code)
            return &row;
    }
    return nullptr;
}

const std::map<QString, QSize> &ratios()
{
    static const std::map<QString, QSize> table{{u"1:1"_s, {1024, 1024}}, {u"16:9"_s, {1280, 720}},
                                                {u"4:3"_s, {1152, 864}},  {u"3:2"_s, {1248, 832}},
                                                {u"2:3"_s, {832, 1248}},  {u"3:4"_s, {864, 1152}},
                                                {u"9:16"_s, {720, 1280}}, {u"21:9"_s, {1344, 576}}};
    return table;
}

bool isGoodSide(const Json &side)
{
    return side.is_number_integer() && side >= 512 && side <= 2048 && side.get<qint64>() % 8 == 0;
}

QString problemOfSize(const Json &body, bool isLive)
{
    const Json &ratio = memberAt(body, "aspect_ratio");
    if (!ratio.is_null() && (!ratio.is_string() || !ratios().contains(toText(ratio))))
        return u"aspect_ratio"_s;
    if (isLive && toText(ratio) == u"21:9")
        return u"aspect_ratio 21:9 is for image-01 only"_s;
    const Json &width = memberAt(body, "width");
    const Json &height = memberAt(body, "height");
    if (width.is_null() && height.is_null())
        return {};
    if (isLive)
        return u"width and height are for image-01 only"_s;
    return isGoodSide(width) && isGoodSide(height) ? QString{} : u"width or height"_s;
}

QString problemOfReference(const Json &list)
{
    if (list.is_null())
        return {};
    if (!list.is_array() || list.size() != 1)
        return u"subject_reference takes one picture"_s;
    const Json &one = list.front();
    const QString file = textAt(one, "image_file");
    if (textAt(one, "type") != u"character" || file.isEmpty())
        return u"subject_reference"_s;
    if (file.startsWith(u"https://") || file.startsWith(u"http://"))
        return {};
    const bool isKind =
        file.startsWith(u"data:image/jpeg;base64,") || file.startsWith(u"data:image/png;base64,");
    if (!isKind || file.size() > largestReference)
        return u"subject_reference image_file"_s;
    const auto bytes = QByteArray::fromBase64Encoding(file.section(u',', 1).toLatin1(),
                                                      QByteArray::AbortOnBase64DecodingErrors);
    return bytes && !(*bytes).isEmpty() ? QString{} : u"subject_reference image_file"_s;
}

QString problemOfStyle(const Json &style, bool isLive)
{
    if (style.is_null())
        return {};
    static const QStringList types{u"漫画"_s, u"元气"_s, u"中世纪"_s, u"水彩"_s};
    const double weight = numberAt(style, "style_weight").value_or(0.8);
    const bool isGood = types.contains(textAt(style, "style_type")) && weight > 0 && weight <= 1;
    return isLive && isGood ? QString{} : u"style"_s;
}

QString problemOf(const Json &body)
{
    const QString model = textAt(body, "model");
    const bool isLive = model == u"image-01-live";
    if (!isLive && model != u"image-01")
        return u"unknown model"_s;
    const Json &prompt = memberAt(body, "prompt");
    if (!prompt.is_string() || toText(prompt).isEmpty())
        return u"prompt is empty"_s;
    if (toText(prompt).toUcs4().size() > longestPrompt)
        return u"prompt is longer than 1500 characters"_s;
    const Json &count = memberAt(body, "n");
    if (!count.is_null() && (!count.is_number_integer() || count < 1 || count > 9))
        return u"n must be from 1 to 9"_s;
    const Json &seed = memberAt(body, "seed");
    if (!seed.is_null() && !seed.is_number_integer())
        return u"seed"_s;
    const QString format = textAt(body, "response_format", u"url"_s);
    if (format != u"url" && format != u"base64")
        return u"response_format"_s;
    for (const QString &problem :
         {problemOfSize(body, isLive), problemOfReference(memberAt(body, "subject_reference")),
          problemOfStyle(memberAt(body, "style"), isLive)}) {
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

} // namespace

std::optional<Refusal> refusalOf(const Json &body)
{
    const QString problem = body.is_object() ? problemOf(body) : u"no JSON object"_s;
    if (problem.isEmpty())
        return std::nullopt;
    return Refusal{.message = u"invalid params, "_s + problem};
}

QSize sizeOf(const Json &body)
{
    const auto ratio = ratios().find(textAt(body, "aspect_ratio"));
    if (ratio != ratios().end())
        return ratio->second;
    const auto width = integerAt(body, "width");
    const auto height = integerAt(body, "height");
    return width && height ? QSize{int(*width), int(*height)} : QSize{1024, 1024};
}

QString wordsFor(int code, bool inChinese)
{
    const CodeWords *const row = rowOf(code);
    if (!row)
        return u"error %1"_s.arg(code);
    return inChinese ? QString::fromUtf16(row->chinese) : QString::fromLatin1(row->english);
}

bool isKnownCode(int code)
{
    return code != 0 && rowOf(code) != nullptr;
}

bool isPassing(int code)
{
    const CodeWords *const row = rowOf(code);
    return row && row->passes;
}

} // namespace limner::simminimax
