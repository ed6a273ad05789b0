<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AutomationPage</name>
    <message>
        <source>It lies in a private network, which is not allowed here.</source>
        <translation>它位于内部网络，此处不允许。</translation>
    </message>
    <message>
        <source>Its certificate was not accepted.</source>
        <translation>其证书未被接受。</translation>
    </message>
    <message>
        <source>It answered %1.</source>
        <translation>它回应了 %1。</translation>
    </message>
    <message>
        <source>It could not be reached.</source>
        <translation>无法连接到它。</translation>
    </message>
    <message>
        <source>Port %1 is taken by another program. Choose another one.</source>
        <translation>端口 %1 已被其他程序占用，请换一个。</translation>
    </message>
    <message>
        <source>This system does not allow port %1. Choose one above 1023.</source>
        <translation>系统不允许使用端口 %1，请选择 1023 以上的端口。</translation>
    </message>
    <message>
        <source>This computer does not have that address.</source>
        <translation>本机没有这个地址。</translation>
    </message>
    <message>
        <source>That is no address. 127.0.0.1 is this computer alone.</source>
        <translation>这不是地址。127.0.0.1 表示仅限本机。</translation>
    </message>
    <message>
        <source>It cannot be opened: %1</source>
        <translation>无法打开：%1</translation>
    </message>
    <message>
        <source>Waiting to be heard: %1.</source>
        <translation>等待送达：%1。</translation>
    </message>
</context>
<context>
    <name>CarryWords</name>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>this model has nothing of the kind</source>
        <translation>此模型没有类似的参数</translation>
    </message>
    <message>
        <source>this model takes it in another form</source>
        <translation>此模型要求另一种形式</translation>
    </message>
    <message>
        <source>this model does not offer it</source>
        <translation>此模型不提供该选项</translation>
    </message>
    <message>
        <source>this model does not go as far</source>
        <translation>此模型达不到这个数值</translation>
    </message>
    <message>
        <source>a secret stays with the model it was given to</source>
        <translation>密文只留给原来的模型</translation>
    </message>
    <message>
        <source>%1 is called %2 here.</source>
        <translation>%1 在这里叫 %2。</translation>
    </message>
    <message>
        <source>%1: %2 became %3, the nearest this model allows.</source>
        <translation>%1：%2 改为 %3，这是此模型允许的最接近的值。</translation>
    </message>
    <message>
        <source>%1 was dropped.</source>
        <translation>%1 已舍去。</translation>
    </message>
    <message>
        <source>%1 was dropped: %2.</source>
        <translation>%1 已舍去：%2。</translation>
    </message>
    <message>
        <source>1 value carried over</source>
        <translation>沿用了 1 个值</translation>
    </message>
    <message>
        <source>%1 values carried over</source>
        <translation>沿用了 %1 个值</translation>
    </message>
    <message>
        <source>this model now calls it %1</source>
        <translation>此模型现在称它为 %1</translation>
    </message>
    <message>
        <source>this model now calls them %1</source>
        <translation>此模型现在称它们为 %1</translation>
    </message>
    <message>
        <source>%1 adjusted: %2</source>
        <translation>调整了 %1 个：%2</translation>
    </message>
    <message>
        <source>%1 dropped: %2</source>
        <translation>舍去了 %1 个：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a sentence</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>limner: The answer could not be written: %1. What was made is stored all the same.</source>
        <translation>limner：无法写出结果：%1。生成的内容仍已保存。</translation>
    </message>
    <message>
        <source>limner                                       the window
limner --sandbox                             the window, offline: no account, no bill
limner generate --prompt TEXT [options]      one job; prints the links, one a line
    --negative-prompt TEXT   --model [PROVIDER:]OWNER/NAME[:VERSION]   --provider NAME
    --model again            the same prompt to several models (up to 6), side by side
    -p NAME=VALUE            any parameter of the model, as often as needed
    -p NAME=@FILE            a file goes in; also =artwork:ID of the list, =https://… of a picture
    --count N                pictures in all (1 to 100), in as few jobs as the model allows
    --variants all|N         of a prompt like &quot;a {red|blue} boat&quot;: every one, or N drawn ones
    --wildcards FOLDER       where __colours__ finds colours.txt; usually as in Settings, Library
    --from FILE              a list: one prompt a line, or a .csv whose columns are parameters
    --dry-run                prints the prompts and the price, and sends nothing
    --album NAME             the pictures go into this album of the library
    --id ID                  repeating a call with the same ID never makes a second job
limner resume                                finishes what was interrupted
limner list [QUERY] [--limit N]              the library, newest first
limner jobs                                  every job, unfinished first
limner models [QUERY] [--provider NAME]      models that fit the words
limner model OWNER/NAME                      the parameters of a model
limner spend [--json|--csv]                  what was spent, today, this month and by model
limner import PATH... [--move|--reference]   pictures come into the library, twice without doubles
limner link ID... [--format NAME] [--lifetime 1h]   links, made fresh: plain, markdown, html, bbcode,
    thumbnail, or one of your own (Settings, Sharing)
limner share ID... [--title TEXT] [--settings LIST|--no-settings] [--lifetime 1h]   a page that shows
    them: prompt,negative,model,seed,size,date,settings,download
limner share --list | limner share --remove PAGE...    which pages there are; taken back
limner trash ID... | limner restore ID...    to the trash and back; IDs as list --json tells them
limner serve [--listen ADDRESS:PORT] [--ready-file FILE] [--no-token]   the same over HTTP, for others
limner settings export FILE | limner settings import FILE [--dry-run]   settings, presets and
    prompts as one file, without secrets; - is the standard output or input
limner open [FILE|limner:artwork/ID]...      the window, with these: files come in, the picture is shown
limner check [--create-bucket] [--listen ADDRESS:PORT]   tries the provider and the store, and what
    a server lacks there
Everywhere: --json, --sandbox, --library FOLDER, --help, --version
Exit status: 0 good, 1 generation failed, 2 usage, 3 not configured, 4 refused, 5 budget cap,
6 safe on disk but not uploaded, 7 uncertain (may have been billed), 130 interrupted
</source>
        <translation>limner                                       打开窗口
limner --sandbox                             离线打开窗口：无需账号，不产生费用
limner generate --prompt TEXT [选项]         运行一个任务；输出链接，每行一个
    --negative-prompt TEXT   --model [PROVIDER:]OWNER/NAME[:VERSION]   --provider NAME
    --model 可重复           同一提示词并排用于多个模型（最多 6 个）
    -p NAME=VALUE            模型的任意参数，可多次使用
    -p NAME=@FILE            输入文件；也可用 =artwork:ID（列表中的图片）或 =https://…（图片地址）
    --count N                图片总数（1 到 100），用尽量少的任务完成
    --variants all|N         提示词形如 &quot;a {red|blue} boat&quot; 时：全部展开，或随机抽取 N 个
    --wildcards FOLDER       __colours__ 在其中查找 colours.txt；默认见“设置 › 资料库”
    --from FILE              列表：每行一个提示词，或各列为参数的 .csv
    --album NAME             图片放入资料库中的这个相册
    --dry-run                只输出提示词和价格，不发送任何请求
    --id ID                  用相同的 ID 重复调用，不会产生第二个任务
limner resume                                继续完成被中断的任务
limner list [QUERY] [--limit N]              列出资料库，最新的在前
limner jobs                                  列出所有任务，未完成的在前
limner models [QUERY] [--provider NAME]      按词语查找模型
limner model OWNER/NAME                      列出模型的参数
limner spend [--json|--csv]                  列出今日、本月和各模型的花费
limner import PATH... [--move|--reference]   导入图片到资料库，重复导入不会产生副本
limner link ID... [--format NAME] [--lifetime 1h]   重新生成链接：plain、markdown、html、bbcode、
    thumbnail，或您自己的格式（设置 › 分享）
limner share ID... [--title TEXT] [--settings LIST|--no-settings] [--lifetime 1h]   生成展示图片的页面；
    LIST：prompt,negative,model,seed,size,date,settings,download
limner share --list | limner share --remove PAGE...    列出页面；收回页面
limner trash ID... | limner restore ID...    移入回收站，或从中恢复；ID 见 list --json
limner serve [--listen ADDRESS:PORT] [--ready-file FILE] [--no-token]   通过 HTTP 供其他程序使用
limner settings export FILE | limner settings import FILE [--dry-run]   把设置、预设和提示词
    存为一个文件，不含密钥；- 表示标准输出或输入
limner open [FILE|limner:artwork/ID]...      打开窗口：导入文件，或显示图片
limner check [--create-bucket] [--listen ADDRESS:PORT]   测试服务商和存储，以及服务器还缺什么
通用选项：--json、--sandbox、--library FOLDER、--help、--version
退出码：0 成功，1 生成失败，2 用法错误，3 尚未设置，4 被拒绝，5 达到预算上限，
6 已保存到磁盘但未上传，7 不确定（可能已计费），130 被中断
</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>CFG</source>
        <translation>CFG 强度</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>负面提示词</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>存储位置</translation>
    </message>
    <message>
        <source>here only</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>here, upload queued</source>
        <translation>仅本机，已排队上传</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>%1 × %2, %3</source>
        <translation>%1 × %2，%3</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Remote id</source>
        <translation>远程 ID</translation>
    </message>
    <message>
        <source>It is not known whether this was billed.</source>
        <translation>不确定是否已计费。</translation>
    </message>
    <message>
        <source>Not billed.</source>
        <translation>未计费。</translation>
    </message>
    <message>
        <source>Billed %1.</source>
        <translation>已计费 %1。</translation>
    </message>
    <message>
        <source>Billed for the time it ran.</source>
        <translation>已按运行时长计费。</translation>
    </message>
    <message>
        <source>Safe on this computer. The upload is queued.</source>
        <translation>已安全保存在本机，正在等待上传。</translation>
    </message>
    <message>
        <source>Uploading. The link is ready in a moment.</source>
        <translation>正在上传，链接马上就好。</translation>
    </message>
    <message>
        <source>Safe on this computer. Next try in %1.</source>
        <translation>已安全保存在本机，%1后重试上传。</translation>
    </message>
    <message>
        <source>Safe on this computer, but not uploaded.</source>
        <translation>已安全保存在本机，但未能上传。</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>file %1</source>
        <translation>文件 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Animated</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>its first frame is shown</source>
        <translation>显示第一帧</translation>
    </message>
    <message>
        <source>in the store only, comes when opened</source>
        <translation>仅在存储中，打开时取回</translation>
    </message>
    <message>
        <source>The copied link expired on %1. Copy it again for a new one.</source>
        <translation>复制的链接已于 %1 过期，请重新复制。</translation>
    </message>
    <message>
        <source>The copied link works until %1.</source>
        <translation>复制的链接在 %1 前有效。</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>file %1</source>
        <translation>文件 %1</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>CFG</source>
        <translation>CFG 强度</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>负面提示词</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Made with the same values</source>
        <translation>设置完全相同</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The answer was HTTP status %1.</source>
        <translation>返回了 HTTP 状态码 %1。</translation>
    </message>
    <message>
        <source>The answer: “%1”.</source>
        <translation>返回内容：“%1”。</translation>
    </message>
    <message>
        <source>Limner tries again in %1 s.</source>
        <translation>Limner 将在 %1 秒后重试。</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>开或关</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a JSON object</source>
        <translation>对象（JSON 格式）</translation>
    </message>
    <message>
        <source>a file or an https address</source>
        <translation>文件或 https 地址</translation>
    </message>
    <message>
        <source>a JSON list</source>
        <translation>列表（JSON 格式）</translation>
    </message>
    <message>
        <source>%1 is needed.</source>
        <translation>“%1”为必填项。</translation>
    </message>
    <message>
        <source>%1 must be %2.</source>
        <translation>“%1”必须是%2。</translation>
    </message>
    <message>
        <source>%1 must be %2 or more.</source>
        <translation>“%1”不能小于 %2。</translation>
    </message>
    <message>
        <source>%1 must be %2 or less.</source>
        <translation>“%1”不能大于 %2。</translation>
    </message>
    <message>
        <source>%1 needs at least %2 characters.</source>
        <translation>“%1”至少需要 %2 个字符。</translation>
    </message>
    <message>
        <source>%1 takes at most %2 characters.</source>
        <translation>“%1”最多 %2 个字符。</translation>
    </message>
    <message>
        <source>%1 must be one of: %2.</source>
        <translation>“%1”只能是以下之一：%2。</translation>
    </message>
    <message>
        <source>%1 does not have the form the model asks for (%2).</source>
        <translation>“%1”不符合模型要求的格式（%2）。</translation>
    </message>
    <message>
        <source>%1 cannot be left empty.</source>
        <translation>“%1”不能为空。</translation>
    </message>
    <message>
        <source>This model does not know %1.</source>
        <translation>此模型不支持参数“%1”。</translation>
    </message>
    <message>
        <source>%1 must be an ordinary number.</source>
        <translation>“%1”必须是普通数字。</translation>
    </message>
    <message>
        <source>%1 is not right.</source>
        <translation>“%1”的值不正确。</translation>
    </message>
    <message>
        <source>.</source>
        <comment>ends a sentence</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>Something went wrong inside Limner</source>
        <translation>Limner 内部出错</translation>
    </message>
    <message>
        <source>Try again; if it comes back, report it with the log file.</source>
        <translation>请重试；如果再次出现，请附上日志文件反馈给我们。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Retry starts it again.</source>
        <translation>点“重试”可重新开始。</translation>
    </message>
    <message>
        <source>That command makes no sense</source>
        <translation>无法识别这条命令</translation>
    </message>
    <message>
        <source>Run limner --help to see how it goes.</source>
        <translation>运行 limner --help 查看用法。</translation>
    </message>
    <message>
        <source>Something is not set up yet</source>
        <translation>还有设置未完成</translation>
    </message>
    <message>
        <source>Open Settings and fill in what is missing.</source>
        <translation>请打开设置，补全缺少的内容。</translation>
    </message>
    <message>
        <source>No key for the provider yet</source>
        <translation>尚未填写服务商密钥</translation>
    </message>
    <message>
        <source>Every provider needs a key of your own.</source>
        <translation>每家服务商都需要使用你自己的密钥。</translation>
    </message>
    <message>
        <source>Enter it in Settings, Providers, or try the sandbox.</source>
        <translation>请在“设置 › 服务商”中填写，或先试用沙盒。</translation>
    </message>
    <message>
        <source>No storage is set up yet</source>
        <translation>尚未设置存储</translation>
    </message>
    <message>
        <source>Links need an S3-compatible store, such as MinIO.</source>
        <translation>链接需要兼容 S3 的存储，例如 MinIO。</translation>
    </message>
    <message>
        <source>Enter endpoint, bucket and keys in Settings, Storage.</source>
        <translation>请在“设置 › 存储”中填写服务地址、存储桶和密钥。</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>尚未完成设置</translation>
    </message>
    <message>
        <source>A provider needs its key and a store its endpoint, bucket and keys.</source>
        <translation>服务商需要密钥，存储需要服务地址、存储桶和密钥。</translation>
    </message>
    <message>
        <source>A value was refused</source>
        <translation>有参数值未被接受</translation>
    </message>
    <message>
        <source>Change the value and try again.</source>
        <translation>请修改该值后重试。</translation>
    </message>
    <message>
        <source>The provider refused a value</source>
        <translation>服务商不接受某个参数值</translation>
    </message>
    <message>
        <source>Change the value it names and generate again.</source>
        <translation>请修改上面指出的值，然后重新生成。</translation>
    </message>
    <message>
        <source>The store refused the request</source>
        <translation>存储服务拒绝了请求</translation>
    </message>
    <message>
        <source>Compare the settings in Settings, Storage with those of the server.</source>
        <translation>请核对“设置 › 存储”与服务器上的配置是否一致。</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>连接失败</translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation>无法连接到服务器。</translation>
    </message>
    <message>
        <source>Check the network and the address; Limner tries again by itself.</source>
        <translation>请检查网络和地址；Limner 会自动重试。</translation>
    </message>
    <message>
        <source>The provider cannot be reached</source>
        <translation>无法连接到服务商</translation>
    </message>
    <message>
        <source>The request never left, so nothing was billed.</source>
        <translation>请求并未发出，因此没有计费。</translation>
    </message>
    <message>
        <source>Check the network; Limner tries again by itself.</source>
        <translation>请检查网络；Limner 会自动重试。</translation>
    </message>
    <message>
        <source>The store cannot be reached</source>
        <translation>无法连接到存储服务</translation>
    </message>
    <message>
        <source>Your pictures are safe on this computer.</source>
        <translation>你的图片已安全保存在本机。</translation>
    </message>
    <message>
        <source>Check that the server runs and the endpoint is right.</source>
        <translation>请确认服务器正在运行，且服务地址正确。</translation>
    </message>
    <message>
        <source>The connection broke off</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>Limner tries again by itself.</source>
        <translation>Limner 会自动重试。</translation>
    </message>
    <message>
        <source>The provider&apos;s connection broke off</source>
        <translation>与服务商的连接中断</translation>
    </message>
    <message>
        <source>The request may have arrived.</source>
        <translation>请求可能已经送达。</translation>
    </message>
    <message>
        <source>Limner looks for it before it sends anything again.</source>
        <translation>再次发送前，Limner 会先查找这个任务。</translation>
    </message>
    <message>
        <source>The store&apos;s connection broke off</source>
        <translation>与存储服务的连接中断</translation>
    </message>
    <message>
        <source>Your picture is safe on this computer.</source>
        <translation>你的图片已安全保存在本机。</translation>
    </message>
    <message>
        <source>Limner uploads it again by itself.</source>
        <translation>Limner 会自动重新上传。</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>等待响应超时</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>The provider did not answer in time</source>
        <translation>服务商响应超时</translation>
    </message>
    <message>
        <source>The store did not answer in time</source>
        <translation>存储服务响应超时</translation>
    </message>
    <message>
        <source>Limner tries again by itself; check the endpoint and port if it stays like this.</source>
        <translation>Limner 会自动重试；如果一直如此，请检查服务地址和端口。</translation>
    </message>
    <message>
        <source>The certificate is not trusted</source>
        <translation>证书不受信任</translation>
    </message>
    <message>
        <source>The connection is not private, so no key was sent.</source>
        <translation>连接不安全，因此没有发送密钥。</translation>
    </message>
    <message>
        <source>For a private certificate authority, add its file in Settings, Storage.</source>
        <translation>如果使用私有证书颁发机构，请在“设置 › 存储”中添加其证书文件。</translation>
    </message>
    <message>
        <source>The provider&apos;s certificate is not trusted</source>
        <translation>服务商的证书不受信任</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and any proxy between you and the provider.</source>
        <translation>请检查本机日期，以及你与服务商之间的代理。</translation>
    </message>
    <message>
        <source>The server points to another address</source>
        <translation>服务器重定向到了其他地址</translation>
    </message>
    <message>
        <source>Limner never sends a key to an address it was not given.</source>
        <translation>Limner 绝不会把密钥发送到你未指定的地址。</translation>
    </message>
    <message>
        <source>Enter the address the server really answers at.</source>
        <translation>请填写服务器实际使用的地址。</translation>
    </message>
    <message>
        <source>The provider points to another address</source>
        <translation>服务商重定向到了其他地址</translation>
    </message>
    <message>
        <source>Check the provider&apos;s base address in Settings, Providers.</source>
        <translation>请检查“设置 › 服务商”中的 API 地址。</translation>
    </message>
    <message>
        <source>The store points to another address</source>
        <translation>存储服务重定向到了其他地址</translation>
    </message>
    <message>
        <source>Enter the address the store really answers at in Settings, Storage.</source>
        <translation>请在“设置 › 存储”中填写存储服务实际使用的地址。</translation>
    </message>
    <message>
        <source>The answer makes no sense</source>
        <translation>无法理解返回的内容</translation>
    </message>
    <message>
        <source>Try again; if it stays, check the address.</source>
        <translation>请重试；如果问题依旧，请检查地址。</translation>
    </message>
    <message>
        <source>The provider&apos;s answer makes no sense</source>
        <translation>无法理解服务商返回的内容</translation>
    </message>
    <message>
        <source>Try again in a moment; check the base address if you use a proxy.</source>
        <translation>请稍后重试；如果使用代理，请检查 API 地址。</translation>
    </message>
    <message>
        <source>That server does not answer like a store</source>
        <translation>该服务器不像是存储服务</translation>
    </message>
    <message>
        <source>Check the endpoint: it must be the S3 port, not the web console.</source>
        <translation>请检查服务地址：必须是 S3 端口，而不是网页控制台。</translation>
    </message>
    <message>
        <source>The answer is larger than Limner reads</source>
        <translation>返回的内容超出 Limner 可读取的大小</translation>
    </message>
    <message>
        <source>Try again; report it if it comes back.</source>
        <translation>请重试；如果再次出现，请反馈给我们。</translation>
    </message>
    <message>
        <source>The server failed</source>
        <translation>服务器出错</translation>
    </message>
    <message>
        <source>The provider has a fault</source>
        <translation>服务商出现故障</translation>
    </message>
    <message>
        <source>Limner looks for the job, then tries again by itself.</source>
        <translation>Limner 会先查找这个任务，然后自动重试。</translation>
    </message>
    <message>
        <source>The store has a fault</source>
        <translation>存储服务出现故障</translation>
    </message>
    <message>
        <source>Limner tries again by itself; look at the server&apos;s log if it stays.</source>
        <translation>Limner 会自动重试；如果问题依旧，请查看服务器日志。</translation>
    </message>
    <message>
        <source>The server is busy or starting</source>
        <translation>服务器繁忙或正在启动</translation>
    </message>
    <message>
        <source>The provider is busy or starting</source>
        <translation>服务商繁忙或正在启动</translation>
    </message>
    <message>
        <source>The store is busy or starting</source>
        <translation>存储服务繁忙或正在启动</translation>
    </message>
    <message>
        <source>Too many requests for now</source>
        <translation>请求过于频繁</translation>
    </message>
    <message>
        <source>Limner waits a little and tries again.</source>
        <translation>Limner 稍候片刻便会重试。</translation>
    </message>
    <message>
        <source>The key was not accepted</source>
        <translation>密钥无效</translation>
    </message>
    <message>
        <source>Enter it again in Settings.</source>
        <translation>请在设置中重新填写。</translation>
    </message>
    <message>
        <source>The provider does not accept the key</source>
        <translation>服务商不接受该密钥</translation>
    </message>
    <message>
        <source>It is mistyped, or it was revoked.</source>
        <translation>密钥可能输错或已被吊销。</translation>
    </message>
    <message>
        <source>Enter a valid key in Settings, Providers.</source>
        <translation>请在“设置 › 服务商”中填写有效的密钥。</translation>
    </message>
    <message>
        <source>The store does not accept the keys</source>
        <translation>存储服务不接受这组密钥</translation>
    </message>
    <message>
        <source>Enter access key and secret key again in Settings, Storage.</source>
        <translation>请在“设置 › 存储”中重新填写访问密钥和私有密钥。</translation>
    </message>
    <message>
        <source>Permission is missing</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>Ask the owner of the account for access.</source>
        <translation>请向账号所有者申请权限。</translation>
    </message>
    <message>
        <source>The key may not use this</source>
        <translation>该密钥无权使用此功能</translation>
    </message>
    <message>
        <source>The key is right, but it has no permission here.</source>
        <translation>密钥正确，但没有相应权限。</translation>
    </message>
    <message>
        <source>Use a key with access to this model, or choose another model.</source>
        <translation>请换用有权访问此模型的密钥，或选择其他模型。</translation>
    </message>
    <message>
        <source>The store does not allow this</source>
        <translation>存储服务不允许此操作</translation>
    </message>
    <message>
        <source>The keys are right, but they have no permission here.</source>
        <translation>密钥正确，但没有相应权限。</translation>
    </message>
    <message>
        <source>Give the access key read and write permission on the bucket.</source>
        <translation>请为该访问密钥授予存储桶的读写权限。</translation>
    </message>
    <message>
        <source>No credit left at the provider</source>
        <translation>服务商账户余额不足</translation>
    </message>
    <message>
        <source>It wants payment before it runs anything; nothing was billed.</source>
        <translation>需要先付款才能运行；本次没有计费。</translation>
    </message>
    <message>
        <source>Add credit at the provider&apos;s billing page, then retry.</source>
        <translation>请在服务商的账单页面充值，然后重试。</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Check the spelling.</source>
        <translation>请检查拼写。</translation>
    </message>
    <message>
        <source>The provider does not know this model</source>
        <translation>服务商没有这个模型</translation>
    </message>
    <message>
        <source>Check the name: it is written owner/name.</source>
        <translation>请检查名称，格式为 owner/name。</translation>
    </message>
    <message>
        <source>The store does not have it</source>
        <translation>存储中没有该对象</translation>
    </message>
    <message>
        <source>Check bucket and object name in Settings, Storage.</source>
        <translation>请检查“设置 › 存储”中的存储桶和对象名。</translation>
    </message>
    <message>
        <source>Something else changed it at the same moment</source>
        <translation>内容刚刚被其他操作改动</translation>
    </message>
    <message>
        <source>The model stopped with an error</source>
        <translation>模型运行出错并已停止</translation>
    </message>
    <message>
        <source>The time it ran may be billed.</source>
        <translation>已运行的时长可能会计费。</translation>
    </message>
    <message>
        <source>Change the values, or retry.</source>
        <translation>请修改参数，或直接重试。</translation>
    </message>
    <message>
        <source>The safety filter stopped this one</source>
        <translation>被安全过滤器拦截</translation>
    </message>
    <message>
        <source>Change the prompt or the seed and generate again.</source>
        <translation>请修改提示词或种子，然后重新生成。</translation>
    </message>
    <message>
        <source>Ended before it ran</source>
        <translation>任务在运行前已结束</translation>
    </message>
    <message>
        <source>Nothing was billed.</source>
        <translation>没有计费。</translation>
    </message>
    <message>
        <source>The model returned no picture</source>
        <translation>模型没有返回图片</translation>
    </message>
    <message>
        <source>Retry, or change the prompt.</source>
        <translation>请重试，或修改提示词。</translation>
    </message>
    <message>
        <source>What came back is no picture</source>
        <translation>返回的内容不是图片</translation>
    </message>
    <message>
        <source>Retry; if it stays, choose another model.</source>
        <translation>请重试；如果问题依旧，请换用其他模型。</translation>
    </message>
    <message>
        <source>The picture arrived incomplete</source>
        <translation>图片下载不完整</translation>
    </message>
    <message>
        <source>Limner fetches it again by itself.</source>
        <translation>Limner 会自动重新下载。</translation>
    </message>
    <message>
        <source>The picture is larger than Limner opens</source>
        <translation>图片超出 Limner 可打开的大小</translation>
    </message>
    <message>
        <source>The picture is offered unprotected only</source>
        <translation>图片只能通过未加密的连接获取</translation>
    </message>
    <message>
        <source>Its address is plain http on a public host.</source>
        <translation>图片地址是公网上的明文 http 地址。</translation>
    </message>
    <message>
        <source>Decide on the tile whether to fetch it anyway.</source>
        <translation>请在图片卡片上决定是否仍要下载。</translation>
    </message>
    <message>
        <source>It may have been billed</source>
        <translation>可能已经计费</translation>
    </message>
    <message>
        <source>The answer was lost and the job cannot be found.</source>
        <translation>响应丢失，且找不到该任务。</translation>
    </message>
    <message>
        <source>Look at the provider&apos;s list of jobs before you send it again.</source>
        <translation>再次提交前，请先查看服务商的任务列表。</translation>
    </message>
    <message>
        <source>Your budget is used up</source>
        <translation>预算已用完</translation>
    </message>
    <message>
        <source>The cap you set stops new jobs; nothing was sent.</source>
        <translation>已达到你设定的上限，无法新建任务；没有发送任何请求。</translation>
    </message>
    <message>
        <source>Raise LIMNER_DAILY_CAP or LIMNER_MONTHLY_CAP, or wait until it renews.</source>
        <translation>请提高 LIMNER_DAILY_CAP 或 LIMNER_MONTHLY_CAP，或等待额度重置。</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Nothing already kept is lost.</source>
        <translation>已保存的内容不会丢失。</translation>
    </message>
    <message>
        <source>Free some space; Limner goes on by itself.</source>
        <translation>请释放一些空间；Limner 会自动继续。</translation>
    </message>
    <message>
        <source>The library folder cannot be written</source>
        <translation>无法写入资料库文件夹</translation>
    </message>
    <message>
        <source>Allow writing to it, or choose another folder in Settings, Library.</source>
        <translation>请开放写入权限，或在“设置 › 资料库”中选择其他文件夹。</translation>
    </message>
    <message>
        <source>The settings cannot be written</source>
        <translation>无法写入设置</translation>
    </message>
    <message>
        <source>Allow writing to the settings file and save again.</source>
        <translation>请开放设置文件的写入权限，然后重新保存。</translation>
    </message>
    <message>
        <source>Allow writing to it, or name another with --library.</source>
        <translation>请开放写入权限，或用 --library 指定其他文件夹。</translation>
    </message>
    <message>
        <source>A file could not be read or written</source>
        <translation>文件读写失败</translation>
    </message>
    <message>
        <source>Check the disk and the folder&apos;s permissions, then try again.</source>
        <translation>请检查磁盘和文件夹权限，然后重试。</translation>
    </message>
    <message>
        <source>The library&apos;s database has a fault</source>
        <translation>资料库的数据库出现故障</translation>
    </message>
    <message>
        <source>The pictures themselves are plain files and stay as they are.</source>
        <translation>图片本身是普通文件，不受影响。</translation>
    </message>
    <message>
        <source>Restart Limner; it rebuilds the database from the originals if it must.</source>
        <translation>请重启 Limner；必要时它会根据原始文件重建数据库。</translation>
    </message>
    <message>
        <source>This library is from a newer Limner</source>
        <translation>此资料库由更新版本的 Limner 创建</translation>
    </message>
    <message>
        <source>Opening it with this version could damage it.</source>
        <translation>用当前版本打开可能会损坏它。</translation>
    </message>
    <message>
        <source>Update Limner, or open another library with --library.</source>
        <translation>请更新 Limner，或用 --library 打开其他资料库。</translation>
    </message>
    <message>
        <source>Another Limner has this library open</source>
        <translation>此资料库已在另一个 Limner 中打开</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>它没有响应。</translation>
    </message>
    <message>
        <source>Close it, or wait a moment and try again.</source>
        <translation>请关闭它，或稍后重试。</translation>
    </message>
    <message>
        <source>The system keychain is not available</source>
        <translation>系统钥匙串不可用</translation>
    </message>
    <message>
        <source>Keys are never written to disk in plain text.</source>
        <translation>密钥绝不会以明文写入磁盘。</translation>
    </message>
    <message>
        <source>Start a keychain service, or keep the keys for this session only.</source>
        <translation>请启动钥匙串服务，或仅在本次会话中使用密钥。</translation>
    </message>
    <message>
        <source>The store does not know this access key</source>
        <translation>存储服务中没有这个访问密钥</translation>
    </message>
    <message>
        <source>Check the access key in Settings, Storage.</source>
        <translation>请检查“设置 › 存储”中的访问密钥。</translation>
    </message>
    <message>
        <source>The secret key does not fit</source>
        <translation>私有密钥不匹配</translation>
    </message>
    <message>
        <source>Or a proxy changes the request on its way.</source>
        <translation>也可能是代理在途中改动了请求。</translation>
    </message>
    <message>
        <source>Enter the secret key again in Settings, Storage.</source>
        <translation>请在“设置 › 存储”中重新填写私有密钥。</translation>
    </message>
    <message>
        <source>The bucket does not exist</source>
        <translation>存储桶不存在</translation>
    </message>
    <message>
        <source>Create it in Settings, Storage, or check its name.</source>
        <translation>请在“设置 › 存储”中创建，或检查名称。</translation>
    </message>
    <message>
        <source>Run limner check --create-bucket, or check MINIO_BUCKET.</source>
        <translation>请运行 limner check --create-bucket，或检查 MINIO_BUCKET。</translation>
    </message>
    <message>
        <source>The store refuses this name</source>
        <translation>存储服务不接受这个名称</translation>
    </message>
    <message>
        <source>Change the bucket or object name in Settings, Storage.</source>
        <translation>请在“设置 › 存储”中修改存储桶或对象名。</translation>
    </message>
    <message>
        <source>The store is in another region</source>
        <translation>存储服务位于其他区域</translation>
    </message>
    <message>
        <source>Enter its region in Settings, Storage.</source>
        <translation>请在“设置 › 存储”中填写正确的区域。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong</source>
        <translation>本机时钟不准确</translation>
    </message>
    <message>
        <source>The store refuses requests whose time is too far off.</source>
        <translation>时间相差过大的请求会被存储服务拒绝。</translation>
    </message>
    <message>
        <source>Set date and time automatically, then retry.</source>
        <translation>请将日期和时间设为自动校准，然后重试。</translation>
    </message>
    <message>
        <source>The picture changed on its way to the store</source>
        <translation>图片在上传途中发生了变化</translation>
    </message>
    <message>
        <source>The store is full</source>
        <translation>存储空间已满</translation>
    </message>
    <message>
        <source>Free space on the server or raise its quota.</source>
        <translation>请释放服务器空间，或提高其配额。</translation>
    </message>
    <message>
        <source>That is not an object store</source>
        <translation>该地址不是对象存储</translation>
    </message>
    <message>
        <source>A web console or another server answers there.</source>
        <translation>响应的是网页控制台或其他服务器。</translation>
    </message>
    <message>
        <source>Use the S3 port, often 9000, in Settings, Storage.</source>
        <translation>请在“设置 › 存储”中使用 S3 端口，通常是 9000。</translation>
    </message>
    <message>
        <source>The store wants https</source>
        <translation>存储服务要求使用 https</translation>
    </message>
    <message>
        <source>The endpoint begins with http, but the port speaks TLS.</source>
        <translation>服务地址以 http 开头，但该端口使用 TLS。</translation>
    </message>
    <message>
        <source>Begin the endpoint with https in Settings, Storage.</source>
        <translation>请在“设置 › 存储”中将服务地址改为以 https 开头。</translation>
    </message>
    <message>
        <source>The object is already there</source>
        <translation>该对象已存在</translation>
    </message>
    <message>
        <source>Retry; Limner compares it first.</source>
        <translation>请重试；Limner 会先进行比对。</translation>
    </message>
    <message>
        <source>The server cannot do this</source>
        <translation>服务器不支持此操作</translation>
    </message>
    <message>
        <source>Choose another way, or update the server.</source>
        <translation>请换用其他方式，或更新服务器。</translation>
    </message>
    <message>
        <source>Not uploaded yet</source>
        <translation>尚未上传</translation>
    </message>
    <message>
        <source>The picture is safe on this computer.</source>
        <translation>图片已安全保存在本机。</translation>
    </message>
    <message>
        <source>Limner uploads it as soon as the store answers.</source>
        <translation>存储服务恢复响应后，Limner 会立即上传。</translation>
    </message>
    <message>
        <source>Run limner resume when the store is back.</source>
        <translation>存储服务恢复后，请运行 limner resume。</translation>
    </message>
    <message>
        <source>Finished, but the provider deleted it</source>
        <translation>已完成，但服务商已将其删除</translation>
    </message>
    <message>
        <source>Providers keep results for about an hour only, and it could not be fetched in that time.</source>
        <translation>服务商只保留结果约一小时，而这段时间内没能取回。</translation>
    </message>
    <message>
        <source>Repeat makes it again with the same values and seed.</source>
        <translation>“重做”会用相同的参数和种子再生成一次。</translation>
    </message>
    <message>
        <source>Raise the cap in Settings, Spending, or wait until it renews.</source>
        <translation>请在“设置 → 花费”中提高上限，或等待上限重新计算。</translation>
    </message>
    <message>
        <source>It is in %1.</source>
        <translation>它在 %1。</translation>
    </message>
    <message>
        <source>This port answers without encryption: %1</source>
        <translation>该端口不加密：%1</translation>
    </message>
    <message>
        <source>That port does not speak https</source>
        <translation>该端口不支持 https</translation>
    </message>
    <message>
        <source>No key was sent.</source>
        <translation>密钥没有发送。</translation>
    </message>
    <message>
        <source>In your own network, enter the address as it stands there; otherwise use the server&apos;s https port.</source>
        <translation>在您自己的网络中，请填写上面的地址；否则请使用服务器的 https 端口。</translation>
    </message>
    <message>
        <source>The proxy cannot be reached</source>
        <translation>无法连接代理</translation>
    </message>
    <message>
        <source>This computer sends its requests through a proxy.</source>
        <translation>本机的请求经由代理发送。</translation>
    </message>
    <message>
        <source>Check the proxy settings of this computer; Limner tries again by itself.</source>
        <translation>请检查本机的代理设置；Limner 会自动重试。</translation>
    </message>
    <message>
        <source>The proxy does not let this pass</source>
        <translation>代理不放行</translation>
    </message>
    <message>
        <source>This computer sends its requests through a proxy, which wants a login.</source>
        <translation>本机的请求经由代理发送，而代理要求登录。</translation>
    </message>
    <message>
        <source>Sign in to the proxy, or except this address in the proxy settings.</source>
        <translation>请登录代理，或在代理设置中排除此地址。</translation>
    </message>
    <message>
        <source>The picture is too large for the store</source>
        <translation>图片超出存储允许的大小</translation>
    </message>
    <message>
        <source>Raise the largest body that the server, or a proxy before it, takes.</source>
        <translation>请调高服务器或其前面代理允许的请求大小。</translation>
    </message>
    <message>
        <source>The damaged copy does not count; yours is safe.</source>
        <translation>损坏的副本不算数；您的图片安然无恙。</translation>
    </message>
    <message>
        <source>Limner tries it a few times; if it stays, something between you and the store changes it.</source>
        <translation>Limner 会重试几次；若仍如此，则是途中有设备改动了数据。</translation>
    </message>
    <message>
        <source>This picture is at another address</source>
        <translation>这张图片在另一个地址</translation>
    </message>
    <message>
        <source>Limner uses another store now than when it was uploaded.</source>
        <translation>Limner 现在使用的存储与上传时不同。</translation>
    </message>
    <message>
        <source>If both are one bucket, press “Same bucket” in its details: all its links come back.</source>
        <translation>如果两者是同一个存储桶，请在详情中点“同一个存储桶”：那里所有图片的链接都会恢复。</translation>
    </message>
    <message>
        <source>Limner could not open this link</source>
        <translation>Limner 打不开此链接</translation>
    </message>
    <message>
        <source>Others may not get the picture either.</source>
        <translation>别人可能也打不开。</translation>
    </message>
    <message>
        <source>Set the environment variables, for example %1, or run limner --sandbox.</source>
        <translation>请设置环境变量，例如 %1，或运行 limner --sandbox。</translation>
    </message>
    <message>
        <source>Set a valid key, for example in %1.</source>
        <translation>请设置有效的密钥，例如通过 %1。</translation>
    </message>
    <message>
        <source>A setting does not fit</source>
        <translation>有一项设置不合适</translation>
    </message>
    <message>
        <source>Correct it where it is set, or start without it.</source>
        <translation>请在设置它的地方改正，或不带它启动。</translation>
    </message>
    <message>
        <source>A secret value is missing</source>
        <translation>缺少一个保密的值</translation>
    </message>
    <message>
        <source>Limner keeps such values nowhere, and was closed meanwhile.</source>
        <translation>Limner 不会在任何地方保存这类值，而且其间曾关闭过。</translation>
    </message>
    <message>
        <source>Enter it again and generate once more.</source>
        <translation>请重新填写，然后再次生成。</translation>
    </message>
    <message>
        <source>Fewer pictures came than were asked for</source>
        <translation>得到的图片比要求的少</translation>
    </message>
    <message>
        <source>What came is kept.</source>
        <translation>已得到的图片都已保存。</translation>
    </message>
    <message>
        <source>Generate again for the others.</source>
        <translation>其余的请再次生成。</translation>
    </message>
    <message>
        <source>Check the public address in Settings, Storage, and whether the bucket is public.</source>
        <translation>请检查“设置 › 存储”中的公开地址，以及存储桶是否公开。</translation>
    </message>
    <message>
        <source>The provider points into your private network</source>
        <translation>服务商指向了你的内部网络</translation>
    </message>
    <message>
        <source>Its result is said to be at %1, which was not asked.</source>
        <translation>它说结果在 %1，Limner 没有去访问。</translation>
    </message>
    <message>
        <source>Choose another model; tell the provider if it stays.</source>
        <translation>请换一个模型；如果一直这样，请告诉服务商。</translation>
    </message>
    <message>
        <source>%1 of %2 came.</source>
        <translation>要了 %2 张，来了 %1 张。</translation>
    </message>
    <message>
        <source>It is for %1.</source>
        <translation>它属于 %1。</translation>
    </message>
    <message>
        <source>Ask for a smaller size.</source>
        <translation>请选小一些的尺寸。</translation>
    </message>
    <message>
        <source>Finished, but the provider refused to hand it out (%1)</source>
        <translation>已完成，但服务商拒绝交出图片（%1）</translation>
    </message>
    <message>
        <source>%1 must be more than %2.</source>
        <translation>%1 必须大于 %2。</translation>
    </message>
    <message>
        <source>%1 must be less than %2.</source>
        <translation>%1 必须小于 %2。</translation>
    </message>
    <message>
        <source>%1 must be a multiple of %2.</source>
        <translation>%1 必须是 %2 的倍数。</translation>
    </message>
    <message>
        <source>%1 needs at least %2 entries.</source>
        <translation>%1 至少需要 %2 项。</translation>
    </message>
    <message>
        <source>%1 takes at most %2 entries.</source>
        <translation>%1 最多接受 %2 项。</translation>
    </message>
    <message>
        <source>%1 of %2 came; the filter withheld %3.</source>
        <translation>得到 %2 张中的 %1 张；过滤器扣留了 %3 张。</translation>
    </message>
    <message>
        <source>It is accepted at %1.</source>
        <translation>它在 %1 被接受。</translation>
    </message>
    <message>
        <source>The plan at the provider is used up</source>
        <translation>服务商处的套餐已用完</translation>
    </message>
    <message>
        <source>It runs nothing more for now; nothing was billed.</source>
        <translation>暂时不再运行；没有计费。</translation>
    </message>
    <message>
        <source>Wait until it renews, or choose a larger plan, then retry.</source>
        <translation>请等它更新或换用更大的套餐，然后重试。</translation>
    </message>
    <message>
        <source>This key belongs to another region</source>
        <translation>此密钥属于另一个区域</translation>
    </message>
    <message>
        <source>A key is taken in its own region only.</source>
        <translation>密钥只在自己的区域有效。</translation>
    </message>
    <message>
        <source>Set the base address of the provider to that one.</source>
        <translation>请把服务商的基础地址改为该地址。</translation>
    </message>
    <message>
        <source>This key belongs to the provider&apos;s other region</source>
        <translation>此密钥属于该服务商的另一个区域</translation>
    </message>
    <message>
        <source>Enter that base address in Settings, Providers.</source>
        <translation>请在“设置 → 服务商”中填写该基础地址。</translation>
    </message>
    <message>
        <source>%1 of %2 came before the answer broke off.</source>
        <translation>回复中断前收到 %2 张中的 %1 张。</translation>
    </message>
    <message>
        <source>This cannot go into the model</source>
        <translation>这无法作为模型的输入</translation>
    </message>
    <message>
        <source>This cannot be used as it is</source>
        <translation>这样无法使用</translation>
    </message>
</context>
<context>
    <name>FieldTitle</name>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>负面提示词</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>CFG scale</source>
        <translation>CFG 强度</translation>
    </message>
    <message>
        <source>Guidance scale</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>Guidance rescale</source>
        <translation>引导重缩放</translation>
    </message>
    <message>
        <source>PAG scale</source>
        <translation>PAG 强度</translation>
    </message>
    <message>
        <source>Clip skip</source>
        <translation>CLIP 跳过层数</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <source>Aspect ratio</source>
        <translation>宽高比</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>检查点模型</translation>
    </message>
    <message>
        <source>Prepend preprompt</source>
        <translation>添加预设提示词</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Input image</source>
        <translation>输入图片</translation>
    </message>
    <message>
        <source>Image prompt</source>
        <translation>图片提示</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Prompt strength</source>
        <translation>提示强度</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Output format</source>
        <translation>输出格式</translation>
    </message>
    <message>
        <source>Output quality</source>
        <translation>输出质量</translation>
    </message>
    <message>
        <source>Go fast</source>
        <translation>加速</translation>
    </message>
    <message>
        <source>Disable safety checker</source>
        <translation>关闭安全检查</translation>
    </message>
    <message>
        <source>Safety tolerance</source>
        <translation>安全宽容度</translation>
    </message>
    <message>
        <source>Prompt upsampling</source>
        <translation>提示词扩写</translation>
    </message>
    <message>
        <source>Megapixels</source>
        <translation>百万像素</translation>
    </message>
    <message>
        <source>Improve the prompt</source>
        <translation>优化提示词</translation>
    </message>
    <message>
        <source>AI watermark</source>
        <translation>AI 水印</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Reference pictures</source>
        <translation>参考图片</translation>
    </message>
    <message>
        <source>Style weight</source>
        <translation>风格强度</translation>
    </message>
    <message>
        <source>LoRAs</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>约 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>约 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>约 %1 小时</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <extracomment>A day of this year; QDate format.</extracomment>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>A day of another year; QDate format.</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>%1 credit</source>
        <translation>%1 点</translation>
    </message>
    <message>
        <source>%1 credits</source>
        <translation>%1 点</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>A day of this year, short; QDate format.</extracomment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A day of another year, short; QDate format.</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>Generate</name>
    <message>
        <source>%1 are free where the library is; nothing was sent.</source>
        <translation>资料库所在位置仅剩 %1；没有发送任何请求。</translation>
    </message>
    <message>
        <source>The job goes on for whoever asked first.</source>
        <translation>任务会为最先请求的一方继续进行。</translation>
    </message>
    <message>
        <source>This is on its way already as job %1; waiting for that.</source>
        <translation>它已作为任务 %1 在进行中；正在等待。</translation>
    </message>
    <message>
        <source>There is no album “%1”.</source>
        <translation>没有名为“%1”的相册。</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>two</source>
        <translation>两</translation>
    </message>
    <message>
        <source>three</source>
        <translation>三</translation>
    </message>
    <message>
        <source>four</source>
        <translation>四</translation>
    </message>
    <message>
        <source>five</source>
        <translation>五</translation>
    </message>
    <message>
        <source>six</source>
        <translation>六</translation>
    </message>
    <message>
        <source>not billed</source>
        <translation>未计费</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>in the trash</source>
        <translation>在回收站中</translation>
    </message>
    <message>
        <source>not offered</source>
        <translation>不提供</translation>
    </message>
    <message>
        <source>One prompt, %1 models</source>
        <translation>一个提示词，%1个模型</translation>
    </message>
    <message>
        <source>One prompt, one model</source>
        <translation>一个提示词，一个模型</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>已完成 %1/%2</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>%1 of %2 done, %3 failed</source>
        <translation>已完成 %1/%2，%3 个失败</translation>
    </message>
    <message>
        <source>all done in %1</source>
        <translation>全部完成，用时 %1</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>fastest</source>
        <translation>最快</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>cheapest</source>
        <translation>最便宜</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same for all: %1.</source>
        <translation>全部相同：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Dropped: negative prompt for %1.</source>
        <translation>未采用：%1个模型的负面提示词。</translation>
    </message>
</context>
<context>
    <name>Input</name>
    <message>
        <source>The file is not there any more: %1. Save it to a folder, and take it from there.</source>
        <translation>文件已不存在：%1。请先保存到文件夹，再从那里选取。</translation>
    </message>
    <message>
        <source>%1 is a folder. Choose a file in it.</source>
        <translation>%1 是文件夹。请选择其中的文件。</translation>
    </message>
    <message>
        <source>%1 is no file but a device or a pipe. Choose a file.</source>
        <translation>%1 不是文件，而是设备或管道。请选择文件。</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation>里面没有内容。</translation>
    </message>
    <message>
        <source>This is no picture (%1), and a picture is wanted here.</source>
        <translation>这不是图片（%1），而这里需要图片。</translation>
    </message>
    <message>
        <source>This address answers with a web page, not a picture (%1). Copy the address of the picture itself, or save it and choose the file.</source>
        <translation>这个地址返回的是网页而不是图片（%1）。请复制图片本身的地址，或先保存图片再选择文件。</translation>
    </message>
    <message>
        <source>The picture is damaged and cannot be read to its end (%1).</source>
        <translation>图片已损坏，无法完整读取（%1）。</translation>
    </message>
    <message>
        <source>The picture has more than 200 million pixels (%1). Scale it down first.</source>
        <translation>图片超过 2 亿像素（%1）。请先缩小。</translation>
    </message>
    <message>
        <source>The picture says where it was taken, and that cannot be taken out of this kind (%1). Save it as a JPEG, or allow it in Settings, Library.</source>
        <translation>图片记录了拍摄地点，而这种格式（%1）无法去除。请另存为 JPEG，或在“设置 › 资料库”中允许。</translation>
    </message>
    <message>
        <source>That picture is not in the library any more.</source>
        <translation>该图片已不在资料库中。</translation>
    </message>
    <message>
        <source>An input picture is not in the library any more. Choose it again.</source>
        <translation>一张输入图片已不在资料库中。请重新选择。</translation>
    </message>
    <message>
        <source>This is no address of a picture: %1. It begins with https://.</source>
        <translation>这不是图片地址：%1。地址应以 https:// 开头。</translation>
    </message>
    <message>
        <source>The address leads into a private network (%1), where Limner asks your own store only. Save the picture, and choose the file.</source>
        <translation>该地址指向内部网络（%1），Limner 在那里只访问你自己的存储。请保存图片后选择文件。</translation>
    </message>
    <message>
        <source>The address leads from one place to the next and never to a picture.</source>
        <translation>该地址不断跳转，始终没有到达图片。</translation>
    </message>
    <message>
        <source>The server does not give the picture (status %1). Save it in your browser, and choose the file.</source>
        <translation>服务器不提供该图片（状态 %1）。请在浏览器中保存后选择文件。</translation>
    </message>
    <message>
        <source>The mask has another size than its picture (%1). Nothing was sent; draw the mask on this picture.</source>
        <translation>蒙版与图片尺寸不同（%1）。没有发送任何内容；请在这张图片上重新绘制蒙版。</translation>
    </message>
    <message>
        <source>turned upright</source>
        <translation>已转正</translation>
    </message>
    <message>
        <source>GPS position removed</source>
        <translation>已去除 GPS 位置</translation>
    </message>
    <message>
        <source>made RGB</source>
        <translation>已转为 RGB</translation>
    </message>
    <message>
        <source>first frame of an animation</source>
        <translation>动画的第一帧</translation>
    </message>
    <message>
        <source>made smaller</source>
        <translation>已缩小</translation>
    </message>
    <message>
        <source>goes in smaller</source>
        <translation>缩小后输入</translation>
    </message>
    <message>
        <source>The file is larger than %1. Make it smaller first.</source>
        <translation>文件大于 %1。请先缩小。</translation>
    </message>
</context>
<context>
    <name>JobTile</name>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 / %2 %3</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>kB</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>The answer was lost. It may have been billed.</source>
        <translation>响应丢失，可能已经计费。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Fetching %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>Waiting, retry in %1</source>
        <translation>等待中，%1后重试</translation>
    </message>
    <message>
        <source>Generating %1 %, %2</source>
        <translation>正在生成 %1%，%2</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Some pictures were deleted by the provider before they could be fetched</source>
        <translation>部分图片在取回之前已被服务商删除</translation>
    </message>
    <message>
        <source>%1. Billed %2</source>
        <translation>%1。已计费 %2</translation>
    </message>
    <message>
        <source>Waits: the queue is paused</source>
        <translation>等待中：队列已暂停</translation>
    </message>
    <message>
        <source>%1 asks to wait</source>
        <translation>%1 要求稍等</translation>
    </message>
    <message>
        <source>Your limit a minute is reached</source>
        <translation>已达到您设置的每分钟上限</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>The provider may delete it any moment.</source>
        <translation>服务商随时可能将其删除。</translation>
    </message>
    <message>
        <source>The provider deletes it in less than a minute.</source>
        <translation>服务商将在不到一分钟后删除它。</translation>
    </message>
    <message>
        <source>The provider deletes it in %1.</source>
        <translation>服务商将在 %1后删除它。</translation>
    </message>
    <message>
        <source>Waits: a spending cap is reached</source>
        <translation>等待中：已达到花费上限</translation>
    </message>
    <message>
        <source>Cancelled, not billed</source>
        <translation>已取消，未计费</translation>
    </message>
    <message>
        <source>Cancelled after %1</source>
        <translation>已取消，运行了 %1</translation>
    </message>
    <message>
        <source>Cancelled, %1</source>
        <translation>已取消，%1</translation>
    </message>
    <message>
        <source>Cancelled, %1 for %2</source>
        <translation>已取消，%2 共 %1</translation>
    </message>
    <message>
        <source>%1. Retry in %2</source>
        <translation>%1。%2 后重试</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>The provider refuses to cancel it</source>
        <translation>服务商拒绝取消它</translation>
    </message>
    <message>
        <source>The job goes on there.</source>
        <translation>任务仍在那里继续。</translation>
    </message>
    <message>
        <source>Limner asks again to cancel it by itself.</source>
        <translation>Limner 会自动再次请求取消。</translation>
    </message>
    <message>
        <source>The provider does not know this job any more</source>
        <translation>服务商已不认识这个任务</translation>
    </message>
    <message>
        <source>It was deleted there, or it belongs to another account.</source>
        <translation>它在那里被删除了，或属于另一个账户。</translation>
    </message>
    <message>
        <source>Look at the provider&apos;s own list of jobs before you retry.</source>
        <translation>重试之前，请先查看服务商自己的任务列表。</translation>
    </message>
    <message>
        <source>The key may not look at this job</source>
        <translation>此密钥无权查看这个任务</translation>
    </message>
    <message>
        <source>The job goes on at the provider.</source>
        <translation>任务仍在服务商那里继续。</translation>
    </message>
    <message>
        <source>Enter the key it was made with in Settings, Providers.</source>
        <translation>请在“设置 → 服务商”中填入创建它时使用的密钥。</translation>
    </message>
    <message>
        <source>The job goes on at the provider, and is fetched with a valid key.</source>
        <translation>任务仍在服务商那里继续，有了有效的密钥就会取回。</translation>
    </message>
    <message>
        <source>The job was accepted, but it is not shown without credit.</source>
        <translation>任务已被接受，但没有余额时不予显示。</translation>
    </message>
    <message>
        <source>Add credit at the provider&apos;s billing page; Limner asks again by itself.</source>
        <translation>请在服务商的计费页面充值；Limner 会自动再次查询。</translation>
    </message>
    <message>
        <source>The provider refuses to say how the job is</source>
        <translation>服务商拒绝告知任务的状态</translation>
    </message>
    <message>
        <source>Limner asks again by itself.</source>
        <translation>Limner 会自动再次查询。</translation>
    </message>
    <message>
        <source>The request did not arrive, so nothing was billed.</source>
        <translation>请求没有送达，因此没有计费。</translation>
    </message>
    <message>
        <source>Limner sends it again by itself.</source>
        <translation>Limner 会自动再次发送。</translation>
    </message>
    <message>
        <source>The request may have arrived.</source>
        <translation>请求可能已经送达。</translation>
    </message>
    <message>
        <source>Limner looks for it before it sends anything again.</source>
        <translation>再次发送前，Limner 会先查找这个任务。</translation>
    </message>
    <message>
        <source>The picture is finished and waits at the provider.</source>
        <translation>图片已完成，正在服务商那里等候。</translation>
    </message>
    <message>
        <source>Limner fetches it again by itself.</source>
        <translation>Limner 会自动重新下载。</translation>
    </message>
    <message>
        <source>It may have been billed</source>
        <translation>可能已经计费</translation>
    </message>
    <message>
        <source>An answer was lost, and the provider&apos;s list of jobs cannot be read.</source>
        <translation>有一个回答丢失了，而且无法读取服务商的任务列表。</translation>
    </message>
    <message>
        <source>Resubmit looks for it once more before it sends anything again.</source>
        <translation>“重新提交”会先再查找一次，然后才会发送。</translation>
    </message>
    <message>
        <source>Retry starts it again.</source>
        <translation>点“重试”可重新开始。</translation>
    </message>
    <message>
        <source>%1 of %2 pictures came</source>
        <translation>得到 %1 张，要求 %2 张</translation>
    </message>
    <message>
        <source>The provider refuses to hand out the picture (%1)</source>
        <translation>服务商拒绝交出图片（%1）</translation>
    </message>
    <message>
        <source>The filter withheld %1; what came is kept.</source>
        <translation>过滤器扣留了 %1 张；得到的已保存。</translation>
    </message>
    <message>
        <source>The answer was lost, and the provider keeps no list of jobs.</source>
        <translation>回答已丢失，而服务商不保留任务列表。</translation>
    </message>
    <message>
        <source>Look at your usage there before you send it again.</source>
        <translation>再次发送前，请先查看您在服务商处的用量。</translation>
    </message>
    <message>
        <source>The answer broke off; what came whole is kept. All that were asked for count as paid.</source>
        <translation>回复中断；完整收到的已保存。所请求的全部按已付费计算。</translation>
    </message>
</context>
<context>
    <name>JsonText</name>
    <message>
        <source>It is nested too deeply.</source>
        <translation>嵌套过深。</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>第 %1 行第 %2 列</translation>
    </message>
    <message>
        <source>It ends too early, in %1.</source>
        <translation>在%1处过早结束。</translation>
    </message>
    <message>
        <source>It goes wrong at %1.</source>
        <translation>在%1处有误。</translation>
    </message>
</context>
<context>
    <name>LiveCheck</name>
    <message>
        <source>%1 is missing</source>
        <translation>缺少%1</translation>
    </message>
    <message>
        <source>%1 is below %2</source>
        <translation>%1 小于 %2</translation>
    </message>
    <message>
        <source>%1 is above %2</source>
        <translation>%1 大于 %2</translation>
    </message>
    <message>
        <source>%1 is too long</source>
        <translation>%1 过长</translation>
    </message>
</context>
<context>
    <name>MadeSmaller</name>
    <message>
        <source>The picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>%1 goes in as a JPEG: %2.</source>
        <translation>%1 以 JPEG 形式输入：%2。</translation>
    </message>
    <message>
        <source>%1 is too large for the model and goes in smaller: %2, %3.</source>
        <translation>%1 对此模型太大，已缩小后输入：%2，%3。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>That picture lies in the trash.</source>
        <translation>该图片在回收站中。</translation>
    </message>
</context>
<context>
    <name>ModelKind</name>
    <message>
        <source>Any kind</source>
        <translation>任意类型</translation>
    </message>
    <message>
        <source>From text</source>
        <translation>文生图</translation>
    </message>
    <message>
        <source>Edit a picture</source>
        <translation>改图</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考图</translation>
    </message>
    <message>
        <source>Upscale</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Cut out</source>
        <translation>抠图</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>1 model</source>
        <translation>1 个模型</translation>
    </message>
    <message>
        <source>%1 models</source>
        <translation>%1 个模型</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>featured by %1</source>
        <translation>%1 精选</translation>
    </message>
    <message>
        <source>Bundled</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>known without a network</source>
        <translation>无需网络即可使用</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 a megapixel</source>
        <translation>每百万像素 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>%1 choices</source>
        <translation>%1 个选项</translation>
    </message>
    <message>
        <source>one picture or file</source>
        <translation>一张图片或一个文件</translation>
    </message>
    <message>
        <source>pictures or files</source>
        <translation>多张图片或文件</translation>
    </message>
    <message>
        <source>list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>secret</source>
        <translation>密文</translation>
    </message>
    <message>
        <source>%1 × 100,000,000 runs</source>
        <extracomment>Chinese counts by hundred millions; other languages never show this.</extracomment>
        <translation>%1 亿次运行</translation>
    </message>
    <message>
        <source>%1 × 10,000 runs</source>
        <extracomment>Chinese counts by ten thousands; other languages never show this.</extracomment>
        <translation>%1 万次运行</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 次运行</translation>
    </message>
    <message>
        <source>%1B runs</source>
        <translation>%1B 次运行</translation>
    </message>
    <message>
        <source>%1M runs</source>
        <translation>%1M 次运行</translation>
    </message>
    <message>
        <source>%1k runs</source>
        <translation>%1k 次运行</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 次运行</translation>
    </message>
    <message>
        <source>%1 a picture</source>
        <translation>每张 %1</translation>
    </message>
    <message>
        <source>about %1 a run</source>
        <translation>每次约 %1</translation>
    </message>
    <message>
        <source>needs a key</source>
        <translation>需要密钥</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>deployment</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>private</source>
        <translation>私有</translation>
    </message>
    <message>
        <source>needs a picture</source>
        <translation>需要图片</translation>
    </message>
    <message>
        <source>official</source>
        <translation>官方</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>已收藏</translation>
    </message>
    <message>
        <source>Typical time</source>
        <translation>通常用时</translation>
    </message>
    <message>
        <source>%1, by your own runs</source>
        <translation>%1，按您自己的运行</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>known after a first run</source>
        <translation>首次运行后可知</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行次数</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>%1, required</source>
        <translation>%1，必填</translation>
    </message>
    <message>
        <source>Return opens the model %1</source>
        <translation>按回车打开模型 %1</translation>
    </message>
    <message>
        <source>Return opens version %2 of %1</source>
        <translation>按回车打开 %1 的版本 %2</translation>
    </message>
    <message>
        <source>Return takes over the model and the settings of this run</source>
        <translation>按回车沿用此次运行的模型和设置</translation>
    </message>
    <message>
        <source>Return opens the deployment %1</source>
        <translation>按回车打开部署 %1</translation>
    </message>
    <message>
        <source>This names no model. Give owner/name, owner/name:version, or the address of a model or a run.</source>
        <translation>这不是模型名称。请填写 owner/name、owner/name:version，或模型或某次运行的地址。</translation>
    </message>
    <message>
        <source>There is no %1, or it is private and not yours. Look for a typing error, or search for a part of the name.</source>
        <translation>没有 %1，或者它是私有的且不属于您。请检查拼写，或搜索名称的一部分。</translation>
    </message>
    <message>
        <source>%1 needs a key before %2 can be used.</source>
        <translation>%1 需要密钥才能使用 %2。</translation>
    </message>
    <message>
        <source>%1, list of %2, %3, kept for offline use</source>
        <translation>%1，%3 %2 的列表，供离线使用</translation>
    </message>
    <message>
        <source>%1 was changed by its authors.</source>
        <translation>%1 已被其作者更改。</translation>
    </message>
    <message>
        <source>New: %1.</source>
        <translation>新增：%1。</translation>
    </message>
    <message>
        <source>Gone: %1.</source>
        <translation>已移除：%1。</translation>
    </message>
    <message>
        <source>Featured</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Most used</source>
        <translation>最常用</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>1 choice</source>
        <translation>1 个选项</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>NoticeWords</name>
    <message>
        <source>The provider cancelled it</source>
        <translation>服务商取消了它</translation>
    </message>
    <message>
        <source>%1 jobs failed</source>
        <translation>%1 个任务失败</translation>
    </message>
    <message>
        <source>1 job failed</source>
        <translation>1 个任务失败</translation>
    </message>
    <message>
        <source>A job is done</source>
        <translation>一个任务已完成</translation>
    </message>
    <message>
        <source>%1 jobs are done</source>
        <translation>%1 个任务已完成</translation>
    </message>
    <message>
        <source>Picture ready</source>
        <translation>图片已完成</translation>
    </message>
    <message>
        <source>%1 pictures ready</source>
        <translation>%1 张图片已完成</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>pictures ready, jobs failed</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>还有 %1 个</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>链接已复制</translation>
    </message>
    <message>
        <source>%1 links copied</source>
        <translation>已复制 %1 个链接</translation>
    </message>
    <message>
        <source>The link is not copied</source>
        <translation>链接未复制</translation>
    </message>
</context>
<context>
    <name>Prompt</name>
    <message>
        <source>This brace is never closed.</source>
        <translation>这个花括号没有闭合。</translation>
    </message>
    <message>
        <source>Braces stand inside each other more than %1 deep.</source>
        <translation>花括号的嵌套超过 %1 层。</translation>
    </message>
    <message>
        <source>The prompt and its word lists are too large.</source>
        <translation>提示词及其词表过大。</translation>
    </message>
    <message>
        <source>The range %1-%2 runs backwards.</source>
        <translation>范围 %1-%2 前大后小。</translation>
    </message>
    <message>
        <source>No choice in these braces has a weight.</source>
        <translation>这个花括号里没有任何带权重的选项。</translation>
    </message>
    <message>
        <source>Several can be picked from at most %1 choices.</source>
        <translation>一次抽取多项时，选项最多 %1 个。</translation>
    </message>
    <message>
        <source>“%1” takes name=value here.</source>
        <translation>“%1”在这里需要写成 名称=值。</translation>
    </message>
    <message>
        <source>There is no word list “%1”.</source>
        <translation>没有名为“%1”的词表。</translation>
    </message>
    <message>
        <source>“%1” is a word list, and there is no folder of them.</source>
        <translation>“%1”是词表，但没有词表文件夹。</translation>
    </message>
    <message>
        <source>The word list “%1” has no lines.</source>
        <translation>词表“%1”没有内容。</translation>
    </message>
    <message>
        <source>The word list “%1” names itself: %2.</source>
        <translation>词表“%1”引用了自身：%2。</translation>
    </message>
    <message>
        <source>Word lists name each other more than %1 deep.</source>
        <translation>词表相互引用超过 %1 层。</translation>
    </message>
    <message>
        <source>A line of the word list “%1” has more than %2 characters.</source>
        <translation>词表“%1”中有一行超过 %2 个字符。</translation>
    </message>
    <message>
        <source>The word list “%1” has more than %2 lines.</source>
        <translation>词表“%1”超过 %2 行。</translation>
    </message>
    <message>
        <source>The word list “%1” cannot be read (%2).</source>
        <translation>无法读取词表“%1”（%2）。</translation>
    </message>
    <message>
        <source>A prompt with variants has at most %1 characters.</source>
        <translation>带变体的提示词最多 %1 个字符。</translation>
    </message>
    <message>
        <source>Variables and word lists lead too deep into each other.</source>
        <translation>变量和词表相互引用过深。</translation>
    </message>
    <message>
        <source>This becomes a prompt of more than %1 characters.</source>
        <translation>展开后的提示词超过 %1 个字符。</translation>
    </message>
    <message>
        <source>Nothing says what ${%1} is.</source>
        <translation>没有定义 ${%1}。</translation>
    </message>
    <message>
        <source>The file is not there: %1.</source>
        <translation>文件不存在：%1。</translation>
    </message>
    <message>
        <source>%1 is no file.</source>
        <translation>%1 不是文件。</translation>
    </message>
    <message>
        <source>A quoted field goes on behind its quote.</source>
        <translation>带引号的字段在引号之后还有内容。</translation>
    </message>
    <message>
        <source>The quote that begins here is never closed.</source>
        <translation>从这里开始的引号没有闭合。</translation>
    </message>
    <message>
        <source>The first line must name the columns, and one of them “prompt”.</source>
        <translation>第一行必须写明各列的名称，其中一列是“prompt”。</translation>
    </message>
    <message>
        <source>A list has at most %1 columns.</source>
        <translation>列表最多 %1 列。</translation>
    </message>
    <message>
        <source>Every column needs a name of its own.</source>
        <translation>每一列都需要独有的名称。</translation>
    </message>
    <message>
        <source>There are more fields than the first line names.</source>
        <translation>字段数多于第一行写明的列数。</translation>
    </message>
    <message>
        <source>A list has at most %1 rows.</source>
        <translation>列表最多 %1 行。</translation>
    </message>
    <message>
        <source>There is no prompt in it.</source>
        <translation>其中没有提示词。</translation>
    </message>
    <message>
        <source>This model has no “%1”.</source>
        <translation>这个模型没有“%1”。</translation>
    </message>
    <message>
        <source>There is a preset without its values.</source>
        <translation>有一个预设缺少内容。</translation>
    </message>
    <message>
        <source>A preset has at most %1 kB.</source>
        <translation>一个预设最多 %1 kB。</translation>
    </message>
    <message>
        <source>A preset needs a name.</source>
        <translation>预设需要名称。</translation>
    </message>
    <message>
        <source>There are %1 presets already; delete some first.</source>
        <translation>已有 %1 个预设；请先删除一些。</translation>
    </message>
    <message>
        <source>A file of presets has at most %1 MB.</source>
        <translation>预设文件最多 %1 MB。</translation>
    </message>
    <message>
        <source>This is no file of presets.</source>
        <translation>这不是预设文件。</translation>
    </message>
    <message>
        <source>A later Limner wrote this file.</source>
        <translation>此文件由更新版本的 Limner 写成。</translation>
    </message>
    <message>
        <source>A file of presets has at most %1 of them.</source>
        <translation>一个预设文件最多包含 %1 个预设。</translation>
    </message>
    <message>
        <source>In the word list “%1”: %2</source>
        <translation>词表“%1”中：%2</translation>
    </message>
    <message>
        <source>Character %1: %2</source>
        <translation>第 %1 个字符：%2</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>A batch has at most %1 jobs.</source>
        <translation>一批最多 %1 个任务。</translation>
    </message>
</context>
<context>
    <name>PromptIdeas</name>
    <message>
        <source>a heron at low tide</source>
        <translation>退潮时的苍鹭</translation>
    </message>
    <message>
        <source>a heron at low tide, reeds, a pale sun behind thin cloud, flat colour, printmaking</source>
        <translation>退潮时的苍鹭，芦苇，薄云后的淡淡太阳，平涂色彩，版画</translation>
    </message>
    <message>
        <source>paper boats at dusk</source>
        <translation>暮色中的纸船</translation>
    </message>
    <message>
        <source>paper boats on a canal at dusk, lanterns on the quay</source>
        <translation>暮色中运河上的纸船，岸边的灯笼</translation>
    </message>
    <message>
        <source>a lighthouse keeper&apos;s kitchen at dawn, copper pans, sea light through salt-streaked glass, gouache</source>
        <translation>黎明时灯塔看守人的厨房，铜锅，海光透过沾满盐渍的玻璃，水粉画</translation>
    </message>
    <message>
        <source>moonlit terraces above a quiet valley, layered hills, muted blues</source>
        <translation>月光下静谧山谷上的梯田，层叠的山丘，柔和的蓝色</translation>
    </message>
    <message>
        <source>a walled garden in late summer, woodcut</source>
        <translation>夏末的围墙花园，木刻</translation>
    </message>
    <message>
        <source>night sky over a mountain lake, stars and a thin aurora</source>
        <translation>山间湖泊上的夜空，繁星与淡淡的极光</translation>
    </message>
    <message>
        <source>coastal cliffs in morning haze, ink and wash</source>
        <translation>晨雾中的海岸峭壁，水墨</translation>
    </message>
</context>
<context>
    <name>Rebuild</name>
    <message>
        <source>%1 pictures and %2 jobs could still be read from it.</source>
        <translation>其中仍能读出 %1 张图片和 %2 个任务。</translation>
    </message>
    <message>
        <source>%1 pictures were found again in the folder.</source>
        <translation>在文件夹中重新找到 %1 张图片。</translation>
    </message>
    <message>
        <source>%1 of them carry no prompt inside and come back without it.</source>
        <translation>其中 %1 张的文件里没有提示词，恢复后也没有。</translation>
    </message>
    <message>
        <source>%1 files are no pictures and were left where they are.</source>
        <translation>有 %1 个文件不是图片，已原样保留。</translation>
    </message>
    <message>
        <source>Their favourites and ratings are lost.</source>
        <translation>它们的收藏和评分已丢失。</translation>
    </message>
    <message>
        <source>The library&apos;s database was damaged and is being rebuilt</source>
        <translation>资料库的数据库已损坏，正在重建</translation>
    </message>
    <message>
        <source>The library&apos;s database was missing and is being rebuilt</source>
        <translation>资料库的数据库不见了，正在重建</translation>
    </message>
    <message>
        <source>%1 originals looked at so far, nothing is lost.</source>
        <translation>目前已检查 %1 个原图，没有任何丢失。</translation>
    </message>
    <message>
        <source>The library&apos;s database was damaged and has been rebuilt</source>
        <translation>资料库的数据库曾损坏，现已重建</translation>
    </message>
    <message>
        <source>The library&apos;s database was missing and has been rebuilt</source>
        <translation>资料库的数据库曾丢失，现已重建</translation>
    </message>
    <message>
        <source>The damaged file is kept as %1.</source>
        <translation>损坏的文件保留为 %1。</translation>
    </message>
</context>
<context>
    <name>RunAnswer</name>
    <message>
        <source>The provider ended it.</source>
        <translation>服务商终止了它。</translation>
    </message>
    <message>
        <source>The time it ran is billed.</source>
        <translation>已运行的时间会计费。</translation>
    </message>
</context>
<context>
    <name>ServerCheck</name>
    <message>
        <source>The clock of this computer is %1 s off: links and webhooks fail; switch time synchronisation on</source>
        <translation>本机时钟偏差 %1 秒：链接和 webhook 会失效；请开启时间同步</translation>
    </message>
</context>
<context>
    <name>SettingsPart</name>
    <message>
        <source>Prompt taken over</source>
        <translation>已采用提示词</translation>
    </message>
    <message>
        <source>Seed taken over</source>
        <translation>已采用种子</translation>
    </message>
    <message>
        <source>Size taken over</source>
        <translation>已采用尺寸</translation>
    </message>
    <message>
        <source>Settings taken over</source>
        <translation>已采用参数</translation>
    </message>
    <message>
        <source>The picture tells no prompt.</source>
        <translation>图片中没有提示词。</translation>
    </message>
    <message>
        <source>The picture tells no seed.</source>
        <translation>图片中没有种子。</translation>
    </message>
    <message>
        <source>The picture tells no size.</source>
        <translation>图片中没有尺寸。</translation>
    </message>
    <message>
        <source>The picture tells no settings.</source>
        <translation>图片中没有参数。</translation>
    </message>
</context>
<context>
    <name>SeveralModels</name>
    <message>
        <source>%1: not offered by %2 of %3</source>
        <translation>%1：%3 个模型中有 %2 个不提供</translation>
    </message>
    <message>
        <source>size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>%1: %2 becomes %3 at %4</source>
        <translation>%1：%2 在 %4 中变为 %3</translation>
    </message>
    <message>
        <source>negative prompt</source>
        <translation>负面提示词</translation>
    </message>
</context>
<context>
    <name>SharePage</name>
    <message>
        <source>Share the picture links instead, or use a store that serves web pages.</source>
        <translation>请改为分享图片链接，或使用能提供网页的存储。</translation>
    </message>
    <message>
        <source>The store hands the page out as a download</source>
        <translation>存储把页面当作下载文件</translation>
    </message>
    <message>
        <source>Browsers save it instead of showing it.</source>
        <translation>浏览器会保存而不是显示它。</translation>
    </message>
    <message>
        <source>The store does not hand the page out as a web page</source>
        <translation>存储没有把页面当作网页提供</translation>
    </message>
    <message>
        <source>It says nothing of its type.</source>
        <translation>没有说明类型。</translation>
    </message>
    <message>
        <source>Browsers get it as “%1”.</source>
        <translation>浏览器得到的类型是“%1”。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>负面提示词</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>This picture was taken back.</source>
        <translation>这张图片已被收回。</translation>
    </message>
    <message>
        <source>This page and its pictures can be opened until %1.</source>
        <translation>此页面及图片在 %1 前可以打开。</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of the language that this is translated to, as in HTML</comment>
        <translation>zh-CN</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>StoreCheck</name>
    <message>
        <source>clock within 1 s</source>
        <translation>时钟误差不超过 1 秒</translation>
    </message>
    <message>
        <source>clock off by %1 s</source>
        <translation>时钟相差 %1 秒</translation>
    </message>
    <message>
        <source>this computer&apos;s clock is off by %1 min</source>
        <translation>本机时钟相差 %1 分钟</translation>
    </message>
    <message>
        <source>&lt;b&gt;Reached&lt;/b&gt; %1 in %2 ms, %3</source>
        <translation>&lt;b&gt;已连通&lt;/b&gt; %1，用时 %2 毫秒，%3</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>&lt;b&gt;Signed in&lt;/b&gt; as %1</source>
        <translation>&lt;b&gt;已登录&lt;/b&gt;：%1</translation>
    </message>
    <message>
        <source>&lt;b&gt;Bucket&lt;/b&gt; exists</source>
        <translation>&lt;b&gt;存储桶&lt;/b&gt;已存在</translation>
    </message>
    <message>
        <source>&lt;b&gt;Wrote, read and deleted&lt;/b&gt; a test object</source>
        <translation>&lt;b&gt;已写入、读取并删除&lt;/b&gt;测试对象</translation>
    </message>
    <message>
        <source>&lt;b&gt;Public link&lt;/b&gt; opens without signing in</source>
        <translation>&lt;b&gt;公开链接&lt;/b&gt;无需登录即可打开</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not public:&lt;/b&gt; links will be signed and work for 7 days</source>
        <translation>&lt;b&gt;非公开：&lt;/b&gt;将使用签名链接，有效期 7 天</translation>
    </message>
    <message>
        <source> (request %1)</source>
        <translation>（请求编号：%1）</translation>
    </message>
    <message>
        <source>&lt;b&gt;Wrote&lt;/b&gt; a test object, which this key may not read</source>
        <translation>&lt;b&gt;已写入&lt;/b&gt;测试对象，但此密钥无权读取</translation>
    </message>
    <message>
        <source>&lt;b&gt;Wrote and read&lt;/b&gt; a test object, which this key may not delete</source>
        <translation>&lt;b&gt;已写入并读取&lt;/b&gt;测试对象，但此密钥无权删除</translation>
    </message>
    <message>
        <source>&lt;b&gt;Nobody could open a link:&lt;/b&gt; the bucket is not public, and this key may not read. Make links public</source>
        <translation>&lt;b&gt;没有人能打开链接：&lt;/b&gt;存储桶未公开，此密钥又无权读取。请将链接设为公开</translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>A paid request is under way, and its provider could not be asked about it later: waiting for its answer, two minutes at most. Interrupt again to stop.</source>
        <translation>一个付费请求正在进行，之后无法再向服务商查询：最多等待两分钟以取得结果。再次中断即可停止。</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Resubmit</source>
        <translation>重新提交</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Reuse</source>
        <translation>复用</translation>
    </message>
    <message>
        <source>local only, upload queued</source>
        <translation>仅本机，已排队上传</translation>
    </message>
    <message>
        <source>local only, upload waits</source>
        <translation>仅本机，等待上传</translation>
    </message>
    <message>
        <source>uploading %1 %</source>
        <translation>正在上传 %1%</translation>
    </message>
    <message>
        <source>uploading</source>
        <translation>正在上传</translation>
    </message>
    <message>
        <source>upload failed</source>
        <translation>上传失败</translation>
    </message>
    <message>
        <source>Picture without a prompt</source>
        <translation>没有提示词的图片</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>已收藏</translation>
    </message>
    <message>
        <source>rated %1 of 5</source>
        <translation>评分 %1 分（满分 5 分）</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再次运行</translation>
    </message>
    <message>
        <source>Upload now</source>
        <translation>立即上传</translation>
    </message>
    <message>
        <source>upload waits: %1</source>
        <translation>等待上传：%1</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>重新获取</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>Video, %1</source>
        <translation>视频，%1</translation>
    </message>
    <message>
        <source>Sound, %1</source>
        <translation>音频，%1</translation>
    </message>
    <message>
        <source>Text, %1</source>
        <translation>文本，%1</translation>
    </message>
    <message>
        <source>Values, %1</source>
        <translation>数据，%1</translation>
    </message>
    <message>
        <source>Drawing, %1</source>
        <translation>矢量图，%1</translation>
    </message>
    <message>
        <source>%1 models</source>
        <translation>%1 个模型</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>上周</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>The first and the last day of a week: &quot;16 Nov – 22 Nov&quot;.</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A month, %1, of another year, %2.</extracomment>
        <translation>%2年%1</translation>
    </message>
    <message>
        <source>Without a model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>No album</source>
        <translation>没有相册</translation>
    </message>
    <message>
        <source>Without a provider</source>
        <translation>没有服务商</translation>
    </message>
    <message>
        <source>animated</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>in the store only</source>
        <translation>仅在存储中</translation>
    </message>
    <message>
        <source>%1, open</source>
        <translation>%1，已展开</translation>
    </message>
    <message>
        <source>%1, one of an open stack of %2</source>
        <translation>%1，已展开的堆叠（共 %2 张）中的一张</translation>
    </message>
    <message>
        <source>%1, stack of %2 pictures</source>
        <translation>%1，%2 张图片的堆叠</translation>
    </message>
</context>
<context>
    <name>ViewerKeys</name>
    <message>
        <source>Viewer: previous, next; moves a picture that is zoomed</source>
        <translation>查看器：上一张、下一张；放大时移动图片</translation>
    </message>
    <message>
        <source>Viewer: previous, next</source>
        <translation>查看器：上一张、下一张</translation>
    </message>
    <message>
        <source>Viewer: fit or 100 %</source>
        <translation>查看器：适应窗口或 100 %</translation>
    </message>
    <message>
        <source>Viewer: fill</source>
        <translation>查看器：填满</translation>
    </message>
    <message>
        <source>Viewer: details over the picture</source>
        <translation>查看器：在图片上显示详情</translation>
    </message>
    <message>
        <source>Viewer: full screen</source>
        <translation>查看器：全屏</translation>
    </message>
    <message>
        <source>Compare: with the one before or after</source>
        <translation>比较：与前一张或后一张</translation>
    </message>
    <message>
        <source>Compare: slider, side by side, flip, difference</source>
        <translation>比较：滑块、并排、翻转、差异</translation>
    </message>
    <message>
        <source>Compare: the divider, or which one is meant</source>
        <translation>比较：分割线，或选择哪一张</translation>
    </message>
    <message>
        <source>Compare: which one keys act on</source>
        <translation>比较：按键作用于哪一张</translation>
    </message>
    <message>
        <source>Compare: swap two</source>
        <translation>比较：交换两张</translation>
    </message>
    <message>
        <source>Compare: move all pictures</source>
        <translation>比较：移动全部图片</translation>
    </message>
    <message>
        <source>↑ ↓ choose</source>
        <translation>↑ ↓ 选择</translation>
    </message>
    <message>
        <source>F favourite</source>
        <translation>F 收藏</translation>
    </message>
    <message>
        <source>0–5 rate</source>
        <translation>0–5 评分</translation>
    </message>
    <message>
        <source>M next way</source>
        <translation>M 切换方式</translation>
    </message>
    <message>
        <source>W swap</source>
        <translation>W 交换</translation>
    </message>
    <message>
        <source>Z zoom 100 %</source>
        <translation>Z 放大到 100 %</translation>
    </message>
    <message>
        <source>Esc back</source>
        <translation>Esc 返回</translation>
    </message>
    <message>
        <source>← → browse</source>
        <translation>← → 浏览</translation>
    </message>
    <message>
        <source>C copy URL</source>
        <translation>C 复制链接</translation>
    </message>
    <message>
        <source>R reuse all</source>
        <translation>R 全部复用</translation>
    </message>
    <message>
        <source>Del delete</source>
        <translation>Del 删除</translation>
    </message>
    <message>
        <source>V compare</source>
        <translation>V 比较</translation>
    </message>
    <message>
        <source>Space back</source>
        <translation>空格 返回</translation>
    </message>
    <message>
        <source>Viewer: 100 %</source>
        <translation>查看器：100 %</translation>
    </message>
    <message>
        <source>Viewer: larger; so does the wheel</source>
        <translation>查看器：放大，滚轮也可以</translation>
    </message>
    <message>
        <source>Viewer: smaller</source>
        <translation>查看器：缩小</translation>
    </message>
    <message>
        <source>Viewer: slide show</source>
        <translation>查看器：幻灯片</translation>
    </message>
    <message>
        <source>Viewer: pace of the slide show</source>
        <translation>查看器：幻灯片速度</translation>
    </message>
    <message>
        <source>Viewer: turn right</source>
        <translation>查看器：向右旋转</translation>
    </message>
    <message>
        <source>Viewer: turn left</source>
        <translation>查看器：向左旋转</translation>
    </message>
    <message>
        <source>Viewer: crop; 1 – 5 proportions, arrows move, Shift resizes</source>
        <translation>查看器：裁剪；1 – 5 选比例，方向键移动，Shift 调整大小</translation>
    </message>
    <message>
        <source>Viewer: share the turned and cropped version</source>
        <translation>查看器：分享旋转、裁剪后的版本</translation>
    </message>
    <message>
        <source>Viewer: compare with the next</source>
        <translation>查看器：与下一张比较</translation>
    </message>
</context>
<context>
    <name>ViewerWords</name>
    <message>
        <source>The picture is in the store only. “Keep on this computer again” brings it back.</source>
        <translation>图片只在存储中。用“重新保留在本机”取回。</translation>
    </message>
    <message>
        <source>The file is gone. What you see is all that is left of it here.</source>
        <translation>文件不见了。您看到的是这里仅存的内容。</translation>
    </message>
    <message>
        <source>The file is not where it was. Look for it in the trash of this computer, or take it from the store.</source>
        <translation>文件不在原处。请在本机回收站中寻找，或从存储取回。</translation>
    </message>
    <message>
        <source>The file is incomplete. If another program writes it, it is shown as soon as that is done.</source>
        <translation>文件不完整。如果其他程序正在写入，完成后会立即显示。</translation>
    </message>
    <message>
        <source>This picture is too large to be shown here: more than %1 million pixels, or 256 MB. Another program may open it.</source>
        <translation>图片太大，无法在此显示：超过 %1 百万像素或 256 MB。其他程序也许能打开。</translation>
    </message>
    <message>
        <source>%1: another program opens it.</source>
        <translation>%1：由其他程序打开。</translation>
    </message>
    <message>
        <source>This file cannot be read as a picture: it is damaged, or of a kind that is not shown here.</source>
        <translation>此文件无法作为图片读取：已损坏，或是此处不支持的类型。</translation>
    </message>
    <message>
        <source>Shown at %1 of its size: all of %2 would not fit into memory.</source>
        <translation>以 %1 的大小显示：完整的 %2 放不进内存。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Not one pixel differs.</source>
        <translation>没有一个像素不同。</translation>
    </message>
    <message>
        <source>%1 of the pixels differ visibly.</source>
        <translation>%1 的像素有可见差异。</translation>
    </message>
    <message>
        <source>Both were brought to %1.</source>
        <translation>两张都调整为 %1。</translation>
    </message>
    <message>
        <source>Their shapes differ: the middle of both at %1.</source>
        <translation>形状不同：取两张的中间部分，%1。</translation>
    </message>
</context>
<context>
    <name>limner::AboutPage</name>
    <message>
        <source>From a prompt to a link, with the pictures safe on your storage.</source>
        <translation>从提示词到链接，图片安全存放在您自己的存储中。</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本信息</translation>
    </message>
    <message>
        <source>Version, commit and libraries, for a report</source>
        <translation>版本、提交和库，用于报告问题</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>使用的库</translation>
    </message>
    <message>
        <source>Licence of Limner</source>
        <translation>Limner 的许可证</translation>
    </message>
    <message>
        <source>built by a developer</source>
        <translation>由开发者构建</translation>
    </message>
</context>
<context>
    <name>limner::AdvancedFields</name>
    <message>
        <source>Show %1 of %2 more</source>
        <translation>再显示 %1 项（共 %2 项）</translation>
    </message>
</context>
<context>
    <name>limner::AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Pictures are louder than the chrome in either theme.</source>
        <translation>无论深色还是浅色，主角始终是图片。</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>limner::ArtworkDetails</name>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Upload now</source>
        <translation>立即上传</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Open the picture: %1</source>
        <translation>打开图片：%1</translation>
    </message>
    <message>
        <source>Prompt: %1</source>
        <translation>提示词：%1</translation>
    </message>
    <message>
        <source>Public link</source>
        <translation>公开链接</translation>
    </message>
    <message>
        <source>Signed link, valid until %1</source>
        <translation>签名链接，有效期至 %1</translation>
    </message>
    <message>
        <source>Same bucket</source>
        <translation>同一个存储桶</translation>
    </message>
    <message>
        <source>The store in use is that bucket under another name. All pictures there have their links again.</source>
        <translation>当前存储就是那个存储桶，只是换了名称。那里所有图片的链接都会恢复。</translation>
    </message>
    <message>
        <source>%1 file. It is kept and shared like a picture, and another program opens it (Enter).</source>
        <translation>%1 文件。它像图片一样保存和分享，由其他程序打开（Enter）。</translation>
    </message>
    <message>
        <source>More than 200 million pixels are too many to be shown here. It is kept and shared like every picture, and another program opens it (Enter).</source>
        <translation>超过 2 亿像素，无法在此显示。它和其他图片一样被保存和分享，可用其他程序打开（回车）。</translation>
    </message>
    <message>
        <source>The picture is in the store only. It comes when it is opened (Enter).</source>
        <translation>图片仅在存储中，打开时（回车）会取回。</translation>
    </message>
</context>
<context>
    <name>limner::AutomationPage</name>
    <message>
        <source>Automation</source>
        <translation>自动化</translation>
    </message>
    <message>
        <source>Web pages, bots and scripts can use what this window uses, through HTTP: the same models, caps and library.</source>
        <translation>网页、机器人和脚本可以通过 HTTP 使用本窗口所用的一切：同样的模型、上限和图库。</translation>
    </message>
    <message>
        <source>Answer other programs while this window is open</source>
        <translation>窗口打开期间响应其他程序</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>127.0.0.1 is this computer alone.</source>
        <translation>127.0.0.1 表示仅限本机。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Pages that may call</source>
        <translation>允许调用的网页</translation>
    </message>
    <message>
        <source>Outside address</source>
        <translation>外部地址</translation>
    </message>
    <message>
        <source>Where a web server of yours stands in front of it.</source>
        <translation>如果前面有您自己的网页服务器。</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Copy the token</source>
        <translation>复制令牌</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Tell</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>It is called when a picture is stored, a job failed or a cap is reached. The calls are signed; the secret is in the file notify-secret.</source>
        <translation>图片存好、任务失败或达到上限时会调用它。调用带签名，密钥在文件 notify-secret 中。</translation>
    </message>
    <message>
        <source>It may lie in a private network</source>
        <translation>允许位于内部网络</translation>
    </message>
    <message>
        <source>Providers call</source>
        <translation>服务商回调</translation>
    </message>
    <message>
        <source>Where a provider can reach the door from outside: it then says when a job has ended, and is asked less often.</source>
        <translation>如果服务商能从外部访问本接口：任务结束时它会主动告知，查询次数因此减少。</translation>
    </message>
    <message>
        <source>Whoever calls sends it. It is shown once, when it is made.</source>
        <translation>调用者须附上它。仅在生成时显示一次。</translation>
    </message>
    <message>
        <source>Closed.</source>
        <translation>已关闭。</translation>
    </message>
    <message>
        <source>Last calls:</source>
        <translation>最近的调用：</translation>
    </message>
    <message>
        <source>Copy it now: it is not shown again. The old one opens nothing.</source>
        <translation>请立即复制：不会再次显示。旧令牌已失效。</translation>
    </message>
    <message>
        <source>No token could be made: %1</source>
        <translation>无法生成令牌：%1</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
</context>
<context>
    <name>limner::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>limner::BooleanField</name>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
</context>
<context>
    <name>limner::CapBanner</name>
    <message>
        <source>The daily cap of %1 stops the queue</source>
        <translation>每日上限 %1 使队列停下</translation>
    </message>
    <message>
        <source>The monthly cap of %1 stops the queue</source>
        <translation>每月上限 %1 使队列停下</translation>
    </message>
    <message>
        <source>Spent today: %1.</source>
        <translation>今日已花费：%1。</translation>
    </message>
    <message>
        <source>Spent this month: %1.</source>
        <translation>本月已花费：%1。</translation>
    </message>
    <message>
        <source> Set aside for jobs under way: %1.</source>
        <translation>为进行中的任务预留：%1。</translation>
    </message>
    <message>
        <source> The next job would add about %1. It and all behind it wait; nothing was sent.</source>
        <translation>下一个任务约需 %1。它和后面的任务都在等待；没有发送任何请求。</translation>
    </message>
    <message>
        <source>Raise the cap…</source>
        <translation>提高上限…</translation>
    </message>
    <message>
        <source>Run this one</source>
        <translation>仅运行这个</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>取消它</translation>
    </message>
</context>
<context>
    <name>limner::CarryNote</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the change of the model</source>
        <translation>撤销更换模型</translation>
    </message>
</context>
<context>
    <name>limner::ChoiceField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>%1 choices</source>
        <translation>%1 个选项</translation>
    </message>
</context>
<context>
    <name>limner::ChoicePopup</name>
    <message>
        <source>Find a choice</source>
        <translation>查找选项</translation>
    </message>
    <message>
        <source>%1 choices</source>
        <translation>%1 个选项</translation>
    </message>
    <message>
        <source>none of %1</source>
        <translation>%1 项中没有</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>limner::ClosingGuard</name>
    <message numerus="yes">
        <source>Limner closes as soon as %n paid picture(s) arrive.</source>
        <translation>
            <numerusform>%n 个付费请求完成后，Limner 将立即关闭。</numerusform>
        </translation>
    </message>
    <message>
        <source>The provider could not be asked about them later. This takes two minutes at most.</source>
        <translation>之后无法再向服务商查询。最多需要两分钟。</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>立即关闭</translation>
    </message>
</context>
<context>
    <name>limner::CompareFlow</name>
    <message>
        <source>Today&apos;s cap of %1 leaves room for %2 of these %3 jobs; the others will wait.</source>
        <translation>今日上限 %1 只够这 %3 个任务中的 %2 个；其余将等待。</translation>
    </message>
    <message>
        <source>This month&apos;s cap of %1 leaves room for %2 of these %3 jobs; the others will wait.</source>
        <translation>本月上限 %1 只够这 %3 个任务中的 %2 个；其余将等待。</translation>
    </message>
</context>
<context>
    <name>limner::CompareFoot</name>
    <message>
        <source>Back to one model</source>
        <translation>返回单个模型</translation>
    </message>
</context>
<context>
    <name>limner::CompareHead</name>
    <message>
        <source>Opens the values that only this model is told</source>
        <translation>展开仅用于此模型的值</translation>
    </message>
</context>
<context>
    <name>limner::CompareList</name>
    <message>
        <source>Add a model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>One more model for the same prompt</source>
        <translation>为同一提示词再加一个模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>limner::ComparePanel</name>
    <message>
        <source>price unknown</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>add a model</source>
        <translation>请添加模型</translation>
    </message>
    <message>
        <source>no model is ready</source>
        <translation>没有可用的模型</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>1 model</source>
        <translation>1 个模型</translation>
    </message>
    <message>
        <source>%1 models</source>
        <translation>%1 个模型</translation>
    </message>
    <message>
        <source>%1 is there twice with the same values</source>
        <translation>%1 以相同的值出现了两次</translation>
    </message>
</context>
<context>
    <name>limner::CompareRow</name>
    <message>
        <source>Take %1 out</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>CFG %1</source>
        <translation>CFG %1</translation>
    </message>
    <message>
        <source>%1 on</source>
        <translation>%1 开</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 关</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between values</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>a value is not right</source>
        <translation>有一个值不正确</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>limner::ComparisonView</name>
    <message>
        <source>Compared pictures</source>
        <translation>比较的图片</translation>
    </message>
    <message>
        <source>The pictures are being read…</source>
        <translation>正在读取图片…</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
</context>
<context>
    <name>limner::ComposeFlow</name>
    <message>
        <source>Loading %1 to take its values over</source>
        <translation>正在载入 %1，以便复用其参数</translation>
    </message>
    <message>
        <source>Taken over, except what this model does not know: %1</source>
        <translation>已复用，但此模型不支持以下参数：%1</translation>
    </message>
    <message>
        <source>All values taken over, with a new seed</source>
        <translation>已复用全部参数，并换新种子</translation>
    </message>
    <message>
        <source>All values taken over, the seed too</source>
        <translation>已复用全部参数，包括种子</translation>
    </message>
    <message>
        <source>This very picture is already on its way</source>
        <translation>这张图片已经在生成中</translation>
    </message>
    <message>
        <source>The model is still on its way. Try again in a moment.</source>
        <translation>模型还在加载，请稍候再试。</translation>
    </message>
    <message>
        <source>This model has no place for it. %1</source>
        <translation>此模型没有对应的参数。%1</translation>
    </message>
</context>
<context>
    <name>limner::ComposePanel</name>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>This model writes text. It is kept as a file.</source>
        <translation>此模型生成文字，会保存为文件。</translation>
    </message>
    <message>
        <source>This model answers with data. It is kept as a file.</source>
        <translation>此模型返回数据，会保存为文件。</translation>
    </message>
    <message>
        <source>This model does not say what comes out.</source>
        <translation>此模型没有说明会生成什么。</translation>
    </message>
    <message>
        <source>the model is being loaded</source>
        <translation>正在载入模型</translation>
    </message>
    <message>
        <source>choose a model</source>
        <translation>请选择模型</translation>
    </message>
</context>
<context>
    <name>limner::CopyButton</name>
    <message>
        <source>Copy the link (C)</source>
        <translation>复制链接 (C)</translation>
    </message>
    <message>
        <source>Format of the copied link</source>
        <translation>复制链接的格式</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>Kind of link</source>
        <translation>链接类型</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>Signed, for a limited time</source>
        <translation>签名，限时有效</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
    <message>
        <source>Copied ✓</source>
        <translation>已复制 ✓</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>limner::CountField</name>
    <message>
        <source>Images</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>Number of images</source>
        <translation>图片数量</translation>
    </message>
</context>
<context>
    <name>limner::CropOverlay</name>
    <message>
        <source>The part that is shared</source>
        <translation>要分享的部分</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
</context>
<context>
    <name>limner::CutBar</name>
    <message>
        <source>Share this version</source>
        <translation>分享此版本</translation>
    </message>
    <message>
        <source>Turned and cropped</source>
        <translation>旋转与裁剪</translation>
    </message>
    <message>
        <source>Proportions</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>还原</translation>
    </message>
</context>
<context>
    <name>limner::DayBars</name>
    <message>
        <source>Spent by day</source>
        <translation>每日花费</translation>
    </message>
    <message>
        <source>%1 in %2 days</source>
        <translation>%2 天内共 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2, 1 picture</source>
        <translation>%1：%2，1 张图片</translation>
    </message>
    <message>
        <source>%1: %2, %3 pictures</source>
        <translation>%1：%2，%3 张图片</translation>
    </message>
    <message>
        <source>Most on one day: %1</source>
        <translation>单日最高：%1</translation>
    </message>
</context>
<context>
    <name>limner::DesktopJoint</name>
    <message>
        <source>It is copied as soon as it is there.</source>
        <translation>就绪后会立即复制。</translation>
    </message>
    <message>
        <source>This desktop lets only the window in front copy. Open Limner.</source>
        <translation>此桌面只允许前台窗口复制。请打开 Limner。</translation>
    </message>
</context>
<context>
    <name>limner::DesktopPage</name>
    <message>
        <source>Desktop</source>
        <translation>桌面</translation>
    </message>
    <message>
        <source>What you hear from Limner while you are elsewhere.</source>
        <translation>您在别处时，Limner 如何告知您。</translation>
    </message>
    <message>
        <source>Show a notification when a job ends</source>
        <translation>任务结束时显示通知</translation>
    </message>
    <message>
        <source>Ask for a sound with it</source>
        <translation>同时请求提示音</translation>
    </message>
    <message>
        <source>Show what runs in the tray</source>
        <translation>在托盘中显示运行状态</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>托盘</translation>
    </message>
    <message>
        <source>Only while another window is in front. One for all pictures of a click.</source>
        <translation>仅当其他窗口在前台时。一次点击的所有图片只发一条。</translation>
    </message>
    <message>
        <source>No notification service answers on this desktop, so none are shown.</source>
        <translation>此桌面没有通知服务，因此不会显示通知。</translation>
    </message>
    <message>
        <source>The desktop plays it, as its own settings allow.</source>
        <translation>由桌面播放，取决于其自身设置。</translation>
    </message>
    <message>
        <source>The notifications of this desktop play no sounds.</source>
        <translation>此桌面的通知不播放声音。</translation>
    </message>
    <message>
        <source>How many jobs run and how far they are; copies the last link.</source>
        <translation>显示运行的任务数和进度；可复制最近的链接。</translation>
    </message>
    <message>
        <source>This desktop has no tray.</source>
        <translation>此桌面没有托盘。</translation>
    </message>
</context>
<context>
    <name>limner::DetailsPanel</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Choose a picture to see its link, its prompt and where it is stored.</source>
        <translation>选择一张图片，查看它的链接、提示词和存储位置。</translation>
    </message>
    <message>
        <source>%1 pictures chosen.
C copies their links, Del moves them to the trash.</source>
        <translation>已选择 %1 张图片。
按 C 复制链接，按 Del 移到回收站。</translation>
    </message>
    <message>
        <source>%1 pictures chosen.</source>
        <translation>已选 %1 张图片。</translation>
    </message>
</context>
<context>
    <name>limner::DropRows</name>
    <message>
        <source>Width, height</source>
        <translation>宽、高</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>not among its choices</source>
        <translation>不在可选项中</translation>
    </message>
    <message>
        <source>beyond what it takes</source>
        <translation>超出可接受范围</translation>
    </message>
    <message>
        <source>it takes this in another form</source>
        <translation>此模型用另一种形式表示</translation>
    </message>
    <message>
        <source>it has nothing of the kind</source>
        <translation>此模型没有这一项</translation>
    </message>
    <message>
        <source>1 value</source>
        <translation>1 项</translation>
    </message>
    <message>
        <source>%1 values</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>What %1 takes over</source>
        <translation>%1 会采用的设置</translation>
    </message>
    <message>
        <source>What has no place in %1</source>
        <translation>%1 用不上的设置</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>adjusted</source>
        <translation>已调整</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>this model takes none</source>
        <translation>此模型不接受</translation>
    </message>
    <message>
        <source>chosen by the provider</source>
        <translation>由服务商选择</translation>
    </message>
    <message>
        <source>%1, locked</source>
        <comment>a seed</comment>
        <translation>%1，已锁定</translation>
    </message>
    <message>
        <source>%1, once a picture is in</source>
        <translation>%1，放入图片后生效</translation>
    </message>
    <message>
        <source>%1, the most it takes</source>
        <translation>%1，它的最大值</translation>
    </message>
    <message>
        <source>%1, the least it takes</source>
        <translation>%1，它的最小值</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>模型 %1</translation>
    </message>
    <message>
        <source>%1, kept with the picture</source>
        <comment>3 values</comment>
        <translation>%1，随图片保存</translation>
    </message>
    <message>
        <source>%1 has it</source>
        <translation>%1 有此模型</translation>
    </message>
    <message>
        <source>not at your providers</source>
        <translation>您的服务商没有此模型</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Find one like it</source>
        <translation>查找类似模型</translation>
    </message>
    <message>
        <source>Opens the models, searching for “%1”</source>
        <translation>打开模型列表，搜索“%1”</translation>
    </message>
</context>
<context>
    <name>limner::DropSheet</name>
    <message>
        <source>Dropped picture</source>
        <translation>拖入的图片</translation>
    </message>
    <message>
        <source>The dropped picture</source>
        <translation>拖入的图片</translation>
    </message>
    <message>
        <source>Made with %1</source>
        <translation>由 %1 生成</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>file name, pixels, bytes</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Without: %1</source>
        <comment>a negative prompt</comment>
        <translation>不要：%1</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>负面提示词</translation>
    </message>
    <message>
        <source>What the model makes of it</source>
        <translation>模型如何采用</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All but the seed</source>
        <translation>除种子外全部</translation>
    </message>
    <message>
        <source>Only the prompt</source>
        <translation>仅提示词</translation>
    </message>
    <message>
        <source>Only the seed</source>
        <translation>仅种子</translation>
    </message>
    <message>
        <source>Use settings</source>
        <translation>使用设置</translation>
    </message>
    <message>
        <source>Use as input</source>
        <translation>用作输入</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This model takes no picture</source>
        <translation>此模型不接受图片</translation>
    </message>
    <message>
        <source>Only the size</source>
        <translation>仅尺寸</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>%1 brings back your form</source>
        <translation>%1 恢复您的表单</translation>
    </message>
</context>
<context>
    <name>limner::EraseSheet</name>
    <message>
        <source>Delete this picture for good?</source>
        <translation>彻底删除这张图片？</translation>
    </message>
    <message>
        <source>Delete %1 pictures for good?</source>
        <translation>彻底删除 %1 张图片？</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>%1 on this computer are freed. This cannot be undone.</source>
        <translation>将释放本机上的 %1。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Its copy in the store goes too, and its link ends</source>
        <translation>同时删除存储中的副本，链接随之失效</translation>
    </message>
    <message>
        <source>Their %1 copies in the store go too, and their links end</source>
        <translation>同时删除存储中的 %1 份副本，链接随之失效</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1 张</translation>
    </message>
</context>
<context>
    <name>limner::FileField</name>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>%1 is larger than %2; give an https address instead.</source>
        <translation>%1 超过 %2，请改用 https 地址。</translation>
    </message>
    <message>
        <source>Files or https addresses</source>
        <translation>一个或多个文件或 https 地址</translation>
    </message>
    <message>
        <source>File or https address</source>
        <translation>文件或 https 地址</translation>
    </message>
    <message>
        <source>Choose a file for %1</source>
        <translation>为“%1”选择文件</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>picture %1 of the library</source>
        <translation>资料库中的图片 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>limner::Filmstrip</name>
    <message>
        <source>Pictures around this one</source>
        <translation>相邻的图片</translation>
    </message>
</context>
<context>
    <name>limner::FilterChips</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Favourites only</source>
        <translation>仅看收藏</translation>
    </message>
    <message>
        <source>★ Favourites</source>
        <translation>★ 收藏</translation>
    </message>
    <message>
        <source>Filter by model</source>
        <translation>按模型筛选</translation>
    </message>
    <message>
        <source>Filter by date</source>
        <translation>按日期筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter ▾</source>
        <translation>筛选 ▾</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>不限时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>所有模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>limner::FirstRunPage</name>
    <message>
        <source>Write a prompt, paste a link</source>
        <translation>写下提示词，贴出链接</translation>
    </message>
    <message>
        <source>Limner runs image models in the cloud, keeps every finished picture on this computer and in your own storage, and puts its link on the clipboard.</source>
        <translation>Limner 在云端运行图像模型，将每张完成的图片保存到本机和你自己的存储中，并把链接放到剪贴板。</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>试用沙盒</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Try without an account</source>
        <translation>无需账号，先试试看</translation>
    </message>
    <message>
        <source>Works offline and costs nothing. Limner draws the pictures itself; no model is asked.</source>
        <translation>可离线使用，完全免费。图片由 Limner 自行绘制，不会调用任何模型。</translation>
    </message>
    <message>
        <source>A key for %1, and a bucket on MinIO or any S3 server. Two minutes.</source>
        <translation>只需一个 %1 的密钥，以及 MinIO 或任意 S3 服务器上的一个存储桶。两分钟即可完成。</translation>
    </message>
</context>
<context>
    <name>limner::FormBody</name>
    <message>
        <source>Say what the picture should show.</source>
        <translation>请描述画面内容。</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>负面提示词</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The library does not have this file any more. Choose it again.</source>
        <translation>资料库中已没有这个文件。请重新选择。</translation>
    </message>
    <message>
        <source>the prompt is missing</source>
        <translation>缺少提示词</translation>
    </message>
</context>
<context>
    <name>limner::FormPictures</name>
    <message>
        <source>The form has changed, and its model takes no such picture. Choose one that does: what you made stays here.</source>
        <translation>表单已改变，当前模型不接受这种图片。请选择能接受的模型：你的成果会留在这里。</translation>
    </message>
</context>
<context>
    <name>limner::FormatTable</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Add a format</source>
        <translation>添加格式</translation>
    </message>
    <message>
        <source>Tokens: %1</source>
        <translation>可用标记：%1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Name of format %1</source>
        <translation>格式 %1 的名称</translation>
    </message>
    <message>
        <source>Language of format %1</source>
        <translation>格式 %1 的语言</translation>
    </message>
    <message>
        <source>Pattern of format %1</source>
        <translation>格式 %1 的模板</translation>
    </message>
    <message>
        <source>Remove format %1</source>
        <translation>删除格式 %1</translation>
    </message>
    <message>
        <source>Not usable: %1</source>
        <translation>无法使用：%1</translation>
    </message>
    <message>
        <source>Another format is called “%1”.</source>
        <translation>已有名为“%1”的格式。</translation>
    </message>
</context>
<context>
    <name>limner::GalleryActions</name>
    <message>
        <source>Copy URL</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy prompt</source>
        <translation>复制提示词</translation>
    </message>
    <message>
        <source>Copy seed</source>
        <translation>复制种子</translation>
    </message>
    <message>
        <source>Reuse all</source>
        <translation>全部复用</translation>
    </message>
    <message>
        <source>Remix</source>
        <translation>重绘</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Upload now</source>
        <translation>立即上传</translation>
    </message>
    <message>
        <source>All values again, with a new seed (X)</source>
        <translation>复用全部参数，但换新种子 (X)</translation>
    </message>
    <message>
        <source>All values again, the seed too (R)</source>
        <translation>复用全部参数，包括种子 (R)</translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>无评分</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>The picture is safe here, but not uploaded yet. Its link comes with the upload.</source>
        <translation>图片已安全保存在本机，但尚未上传。上传后即可获得链接。</translation>
    </message>
    <message>
        <source>Prompt copied</source>
        <translation>已复制提示词</translation>
    </message>
    <message>
        <source>This picture has no seed.</source>
        <translation>这张图片没有种子。</translation>
    </message>
    <message>
        <source>Seed copied</source>
        <translation>已复制种子</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The clipboard does not take the link. Copy it from the details instead.</source>
        <translation>剪贴板没有接受链接。请从详情中复制。</translation>
    </message>
    <message>
        <source>Use as input</source>
        <translation>用作输入</translation>
    </message>
    <message>
        <source>The picture goes into the model (I)</source>
        <translation>把图片输入模型 (I)</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>查找相似图片</translation>
    </message>
    <message>
        <source>Pictures that look like this one (L)</source>
        <translation>与这张相似的图片（L）</translation>
    </message>
    <message>
        <source>Keep in the store only</source>
        <translation>只保留在存储中</translation>
    </message>
    <message>
        <source>Frees its place on this computer; it comes back when it is opened</source>
        <translation>释放本机空间；打开时会取回</translation>
    </message>
    <message>
        <source>Keep on this computer again</source>
        <translation>重新保留在本机</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>彻底删除…</translation>
    </message>
    <message>
        <source>Copy without metadata</source>
        <translation>复制（不含元数据）</translation>
    </message>
    <message>
        <source>The picture alone: no prompt, no settings, no place</source>
        <translation>只有图片：不含提示词、设置和位置</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>分享…</translation>
    </message>
    <message>
        <source>Formats, lifetime, a page with a link (Shift+S)</source>
        <translation>格式、有效期、带链接的页面 (Shift+S)</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Open in another program</source>
        <translation>用其他程序打开</translation>
    </message>
    <message>
        <source>The clipboard does not take it.</source>
        <translation>剪贴板未能接收。</translation>
    </message>
    <message>
        <source>Copy file</source>
        <translation>复制文件</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
</context>
<context>
    <name>limner::GalleryModel</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>limner::GalleryOrdering</name>
    <message>
        <source>Close the stack</source>
        <translation>收起堆叠</translation>
    </message>
    <message>
        <source>Open the stack</source>
        <translation>展开堆叠</translation>
    </message>
</context>
<context>
    <name>limner::GalleryPane</name>
    <message>
        <source>Gallery</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Nothing matches.

Esc clears the search.</source>
        <translation>没有匹配的图片。

按 Esc 清除搜索。</translation>
    </message>
    <message>
        <source>Show the %1 models side by side</source>
        <translation>并排显示 %1 个模型</translation>
    </message>
    <message>
        <source>Your pictures will appear here.

Write a prompt and press Ctrl+Enter, or drop pictures that you have.</source>
        <translation>你的图片会显示在这里。

写下提示词并按 Ctrl+Enter，或把已有的图片拖进来。</translation>
    </message>
    <message>
        <source>What you remove comes here, and can be brought back.</source>
        <translation>移走的图片会到这里，可以再取回。</translation>
    </message>
</context>
<context>
    <name>limner::GenerateBar</name>
    <message>
        <source>1 image</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 次运行</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 次运行</translation>
    </message>
</context>
<context>
    <name>limner::GenerateButton</name>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Ctrl ↵</source>
        <translation>Ctrl ↵</translation>
    </message>
</context>
<context>
    <name>limner::GroupColumn</name>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Favourite: %1</source>
        <translation>收藏：%1</translation>
    </message>
</context>
<context>
    <name>limner::GroupPicture</name>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Resubmit</source>
        <translation>重新提交</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>重新获取</translation>
    </message>
    <message>
        <source>Winner: %1</source>
        <translation>优胜：%1</translation>
    </message>
    <message>
        <source>Show it with its details</source>
        <translation>显示图片及其详情</translation>
    </message>
    <message>
        <source>Winner</source>
        <translation>优胜</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation>使用它的设置</translation>
    </message>
    <message>
        <source>Copy URL: %1</source>
        <translation>复制链接：%1</translation>
    </message>
    <message>
        <source>Use the settings: %1</source>
        <translation>使用设置：%1</translation>
    </message>
</context>
<context>
    <name>limner::GroupView</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Repeat with a new seed</source>
        <translation>换新种子重来</translation>
    </message>
    <message>
        <source>Use the winner&apos;s settings</source>
        <translation>采用优胜者的设置</translation>
    </message>
    <message>
        <source>Repeat with a new seed · %1</source>
        <translation>换新种子重来 · %1</translation>
    </message>
    <message>
        <source>Its whole request becomes the form</source>
        <translation>将其全部请求填入表单</translation>
    </message>
    <message>
        <source>Give the best one a star first</source>
        <translation>请先给最好的一张加星</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Copy all URLs</source>
        <translation>复制全部链接</translation>
    </message>
    <message>
        <source>Move all to trash</source>
        <translation>全部移到回收站</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>仔细看</translation>
    </message>
</context>
<context>
    <name>limner::HelpWindow</name>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>后退 (Alt+左)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>前进 (Alt+右)</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>帮助页面</translation>
    </message>
    <message>
        <source>Help: %1</source>
        <translation>帮助：%1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无按键</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more, which “?” lists</source>
        <translation>
            <numerusform>%1，另有 %n 项，按“?”查看</numerusform>
        </translation>
    </message>
    <message>
        <source>These pages name the keys that Limner comes with. You changed %1.</source>
        <translation>这些页面写的是默认按键。您更改了：%1。</translation>
    </message>
</context>
<context>
    <name>limner::ImportFlow</name>
    <message>
        <source>Import pictures…</source>
        <translation>导入图片…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Import pictures</source>
        <translation>导入图片</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
</context>
<context>
    <name>limner::ImportLine</name>
    <message>
        <source>Imported: %1</source>
        <translation>已导入：%1</translation>
    </message>
    <message>
        <source>there already: %1</source>
        <translation>原已存在：%1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>被拒绝：%1</translation>
    </message>
    <message>
        <source>other files passed over: %1</source>
        <translation>略过的其他文件：%1</translation>
    </message>
    <message>
        <source>Paused. %1</source>
        <translation>已暂停。%1</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Importing %1 … %2</source>
        <translation>正在导入 %1 … %2</translation>
    </message>
    <message>
        <source>The import ended early. %1. %2</source>
        <translation>导入提前结束。%1。%2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Copy the list of refused files</source>
        <translation>复制被拒绝文件的列表</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>limner::ImportPlan</name>
    <message>
        <source>“%1” becomes “%2”</source>
        <translation>“%1”变为“%2”</translation>
    </message>
    <message>
        <source>Your keys are sent there from then on.</source>
        <translation>此后您的密钥将发送到那里。</translation>
    </message>
    <message>
        <source>Presets: %1 new, %2 here already</source>
        <translation>预设：%1 个新增，%2 个已有</translation>
    </message>
    <message>
        <source>Prompts: %1 new, %2 here already</source>
        <translation>提示词：%1 条新增，%2 条已有</translation>
    </message>
    <message>
        <source>Passed over: %1</source>
        <translation>已跳过：%1</translation>
    </message>
    <message>
        <source>A later Limner wrote this file.</source>
        <translation>此文件由更新版本的 Limner 写成。</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>导入设置</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>将改变的内容</translation>
    </message>
</context>
<context>
    <name>limner::IntoLine</name>
    <message>
        <source>into %1</source>
        <translation>放入 %1</translation>
    </message>
    <message>
        <source>New pictures go into %1</source>
        <translation>新图片会放入“%1”</translation>
    </message>
</context>
<context>
    <name>limner::JobCommands</name>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Run next</source>
        <translation>下一个运行</translation>
    </message>
    <message>
        <source>Run last</source>
        <translation>最后运行</translation>
    </message>
    <message>
        <source>Resume the queue</source>
        <translation>继续队列</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Resubmit</source>
        <translation>重新提交</translation>
    </message>
    <message>
        <source>Repeat with the same seed</source>
        <translation>用相同种子重做</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再次运行</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>重新获取</translation>
    </message>
</context>
<context>
    <name>limner::JobDetails</name>
    <message>
        <source>Look at the provider&apos;s own list before you submit it again: it may have been billed already.</source>
        <translation>再次提交前，请先查看服务商的任务列表：这个任务可能已经计费。</translation>
    </message>
</context>
<context>
    <name>limner::JsonField</name>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>%1 is not valid JSON.</source>
        <translation>“%1”不是有效的 JSON。</translation>
    </message>
    <message>
        <source>One a line, or [&quot;…&quot;, &quot;…&quot;]</source>
        <translation>每行一个，或 [&quot;…&quot;, &quot;…&quot;]</translation>
    </message>
    <message>
        <source>Any JSON: a text in quotes, a number, { } or [ ]</source>
        <translation>任意 JSON：带引号的文本、数字、{ } 或 [ ]</translation>
    </message>
    <message>
        <source>list</source>
        <translation>列表</translation>
    </message>
</context>
<context>
    <name>limner::KeyButton</name>
    <message>
        <source>Press a key…</source>
        <translation>请按键…</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no key</comment>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>limner::KeysPage</name>
    <message>
        <source>All keys as they came</source>
        <translation>恢复所有默认按键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Choose a command and press its new key. Backspace takes the key away. In the viewer, the viewer&apos;s own keys come first.</source>
        <translation>选择一个命令并按下新的按键。退格键可清除按键。在查看器中，查看器自己的按键优先。</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>As it came: %1</source>
        <translation>恢复默认：%1</translation>
    </message>
    <message>
        <source>%1 cannot be taken for “%2”: it always means “%3”.</source>
        <translation>%1 不能用于“%2”：它固定表示“%3”。</translation>
    </message>
    <message>
        <source>In the viewer, %1 means “%2” and not “%3”.</source>
        <translation>在查看器中，%1 表示“%2”，而非“%3”。</translation>
    </message>
    <message>
        <source>“%1” has %2 already. “%3” may take it; the other one has no key then.</source>
        <translation>“%1”已使用 %2。可改给“%3”，前者将没有按键。</translation>
    </message>
    <message>
        <source>“%1” has %2 already. Swapped, it has %3, and %2 is for “%4”.</source>
        <translation>“%1”已使用 %2。交换后它使用 %3，%2 用于“%4”。</translation>
    </message>
</context>
<context>
    <name>limner::LedLabel</name>
    <message>
        <source>%1: connected</source>
        <translation>%1：已连接</translation>
    </message>
    <message>
        <source>%1: not connected</source>
        <translation>%1：未连接</translation>
    </message>
</context>
<context>
    <name>limner::LibraryPage</name>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Every finished picture is kept in this folder, whatever happens to the storage.</source>
        <translation>每张完成的图片都会保存在此文件夹，不受存储状况影响。</translation>
    </message>
    <message>
        <source>the default folder</source>
        <translation>默认文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>A new folder is used from the next start on. Nothing is moved or deleted.</source>
        <translation>新文件夹将在下次启动时生效，不会移动或删除任何内容。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>打开日志</translation>
    </message>
    <message>
        <source>Library folder</source>
        <translation>资料库文件夹</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>当前使用：%1</translation>
    </message>
    <message>
        <source>Inside the file</source>
        <translation>文件内部</translation>
    </message>
    <message>
        <source>Pictures go into a model as the camera wrote them</source>
        <translation>图片按相机原样输入模型</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Otherwise they are turned upright and lose the place they were taken at.</source>
        <translation>否则会转正并去除拍摄地点。</translation>
    </message>
    <message>
        <source>Word lists</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>A prompt takes a line of colours.txt where it says __colours__.</source>
        <translation>提示词中的 __colours__ 会换成 colours.txt 里的一行。</translation>
    </message>
    <message>
        <source>Empties itself of what has been there for 30 days</source>
        <translation>自动清除存放满 30 天的图片</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Keep the request inside the files</source>
        <translation>把生成设置存进文件</translation>
    </message>
    <message>
        <source>Prompt, settings and cost: other tools read them, and whoever has the link. Without them a lost database brings back only the pictures.</source>
        <translation>提示词、设置和费用：其他工具能读取，拿到链接的人也能。没有它们，数据库丢失后只能找回图片。</translation>
    </message>
</context>
<context>
    <name>limner::LikeHeading</name>
    <message>
        <source>The most similar first</source>
        <translation>最相似的在前</translation>
    </message>
    <message>
        <source>Duplicates side by side</source>
        <translation>重复图片并列显示</translation>
    </message>
</context>
<context>
    <name>limner::LineField</name>
    <message>
        <source>Not set</source>
        <translation>未设置</translation>
    </message>
</context>
<context>
    <name>limner::LineageStrip</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>To the picture that was shown before</source>
        <translation>回到之前显示的图片</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>And that from</source>
        <translation>其来源</translation>
    </message>
    <message>
        <source>Made into</source>
        <translation>衍生</translation>
    </message>
    <message>
        <source>And that into</source>
        <translation>再衍生</translation>
    </message>
    <message>
        <source>One of them is no longer in the library.</source>
        <translation>其中一张已不在资料库中。</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>还有 %1 张</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1: no longer in the library</source>
        <translation>%1：已不在资料库中</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>在回收站中</translation>
    </message>
    <message>
        <source>Go to this picture</source>
        <translation>转到这张图片</translation>
    </message>
</context>
<context>
    <name>limner::LinkErrand</name>
    <message>
        <source>The clipboard does not take it.</source>
        <translation>剪贴板未能接收。</translation>
    </message>
</context>
<context>
    <name>limner::MainWindow</name>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>显示队列</translation>
    </message>
</context>
<context>
    <name>limner::MaskBar</name>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>原比例</translation>
    </message>
    <message>
        <source>Paint what may change (B)</source>
        <translation>涂抹可更改的部分 (B)</translation>
    </message>
    <message>
        <source>Erase (E)</source>
        <translation>擦除 (E)</translation>
    </message>
    <message>
        <source>Crop the picture (C)</source>
        <translation>裁剪图片 (C)</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source>[ and ] make it smaller and larger</source>
        <translation>用 [ 和 ] 调小和调大</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>羽化</translation>
    </message>
    <message>
        <source>Proportion</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>整张</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Do it again (Ctrl+Shift+Z)</source>
        <translation>重做 (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>缩小 (-)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>All of the picture (0)</source>
        <translation>整张图片 (0)</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
</context>
<context>
    <name>limner::MaskFlow</name>
    <message>
        <source>%1, cropped</source>
        <translation>%1，已裁剪</translation>
    </message>
    <message>
        <source>%1, mask.png</source>
        <translation>%1，蒙版.png</translation>
    </message>
    <message>
        <source>The mask is %1, the picture %2: paint it anew on this picture.</source>
        <translation>蒙版为 %1，图片为 %2：请在这张图片上重新绘制。</translation>
    </message>
    <message>
        <source>the mask does not fit the picture</source>
        <translation>蒙版与图片不符</translation>
    </message>
    <message>
        <source>A mask is for the first picture: this one will stand there.</source>
        <translation>蒙版只用于第一张图片：这张会移到第一位。</translation>
    </message>
    <message>
        <source>The form has changed, and its model takes no mask. Choose one that does: what you painted stays here.</source>
        <translation>表单已改变，当前模型不接受蒙版。请选择能接受的模型：你画的内容会留在这里。</translation>
    </message>
</context>
<context>
    <name>limner::MaskSheet</name>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Mask of %1</source>
        <translation>%1 的蒙版</translation>
    </message>
    <message>
        <source>Part of %1</source>
        <translation>%1 的局部</translation>
    </message>
    <message>
        <source>Paint what may change</source>
        <translation>涂抹可更改的部分</translation>
    </message>
    <message>
        <source>Crop the picture</source>
        <translation>裁剪图片</translation>
    </message>
    <message>
        <source>The picture is being read…</source>
        <translation>正在读取图片…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use mask</source>
        <translation>使用蒙版</translation>
    </message>
    <message>
        <source>Use this part</source>
        <translation>使用这一部分</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>This picture cannot be shown here.</source>
        <translation>此图片无法在这里显示。</translation>
    </message>
    <message>
        <source>%1 of the picture may change.</source>
        <translation>图片的 %1 可以更改。</translation>
    </message>
    <message>
        <source>Nothing is painted yet: what you paint is what may change.</source>
        <translation>尚未涂抹：涂抹的部分可以更改。</translation>
    </message>
    <message>
        <source>Draw the frame to the part that you want.</source>
        <translation>拖动边框选出需要的部分。</translation>
    </message>
    <message>
        <source>Cut to %1.</source>
        <translation>裁剪为 %1。</translation>
    </message>
    <message>
        <source>Is being written…</source>
        <translation>正在写入…</translation>
    </message>
</context>
<context>
    <name>limner::MistakeText</name>
    <message>
        <source>There is no such key, so %1 is searched for as it stands. Keys are model, tag, album, rating, is, date, seed and more, and what pictures were made with.</source>
        <translation>没有这个搜索键，因此按原文搜索 %1。可用的键有 model、tag、album、rating、is、date、seed 等，以及图片的生成参数。</translation>
    </message>
    <message>
        <source>A seed is a number, or how it begins as in seed:12*, so %1 is left out for now.</source>
        <translation>种子是一个数字，或其开头，如 seed:12*，因此暂时忽略 %1。</translation>
    </message>
    <message>
        <source>A date is today, yesterday, 2026-11-22, 2026-11 or &quot;last week&quot;, so %1 is left out for now.</source>
        <translation>日期可以是 today、yesterday、2026-11-22、2026-11 或 &quot;last week&quot;，因此暂时忽略 %1。</translation>
    </message>
    <message>
        <source>Ratings go from 0 to 5, so %1 is left out for now.</source>
        <translation>评分为 0 到 5，因此暂时忽略 %1。</translation>
    </message>
    <message>
        <source>A picture is:favourite, is:rejected, is:local, is:uploaded, is:failed, is:video, is:tagged, is:trashed or is:duplicate, so %1 is left out for now.</source>
        <translation>可用的有 is:favourite、is:rejected、is:local、is:uploaded、is:failed、is:video、is:tagged、is:trashed 和 is:duplicate，因此暂时忽略 %1。</translation>
    </message>
    <message>
        <source>A number is wanted, as 20, 20-30 or &gt;=20, so %1 is left out for now.</source>
        <translation>这里需要数字，如 20、20-30 或 &gt;=20，因此暂时忽略 %1。</translation>
    </message>
    <message>
        <source>A size is written 512x768, 512x? or 1024, so %1 is left out for now.</source>
        <translation>尺寸写作 512x768、512x? 或 1024，因此暂时忽略 %1。</translation>
    </message>
    <message>
        <source>A ratio is written 16:9, or square, portrait, landscape, so %1 is left out for now.</source>
        <translation>比例写作 16:9，或 square、portrait、landscape，因此暂时忽略 %1。</translation>
    </message>
    <message>
        <source>The id of a picture is wanted, so %1 is left out for now.</source>
        <translation>这里需要图片的 ID，因此暂时忽略 %1。</translation>
    </message>
    <message>
        <source>This ends before it begins, so %1 is left out for now.</source>
        <translation>范围的终点早于起点，因此暂时忽略 %1。</translation>
    </message>
    <message>
        <source>A quote is still open: %1</source>
        <translation>引号尚未闭合：%1</translation>
    </message>
    <message>
        <source>This is too much to search for at once, so what follows is left out: %1</source>
        <translation>一次搜索的内容过多，因此忽略其后的部分：%1</translation>
    </message>
</context>
<context>
    <name>limner::ModelDetails</name>
    <message>
        <source>Chosen model</source>
        <translation>所选模型</translation>
    </message>
    <message>
        <source>Favourite (F)</source>
        <translation>收藏 (F)</translation>
    </message>
    <message>
        <source>Close the models (Esc)</source>
        <translation>关闭模型面板 (Esc)</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>Model page</source>
        <translation>模型网页</translation>
    </message>
    <message>
        <source>No model chosen</source>
        <translation>未选择模型</translation>
    </message>
    <message>
        <source>1 input</source>
        <translation>1 个输入</translation>
    </message>
    <message>
        <source>%1 inputs</source>
        <translation>%1 个输入</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>Also at</source>
        <translation>还可用于</translation>
    </message>
</context>
<context>
    <name>limner::ModelGrid</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>limner::ModelHead</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Compare models</source>
        <translation>比较模型</translation>
    </message>
</context>
<context>
    <name>limner::ModelPicker</name>
    <message>
        <source>%1: choose another model</source>
        <translation>%1：选择其他模型</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
</context>
<context>
    <name>limner::ModelShelves</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>正在查找模型…</translation>
    </message>
    <message>
        <source>The answer takes longer than usual.</source>
        <translation>回答比平时慢。</translation>
    </message>
    <message>
        <source>Enter a key</source>
        <translation>填写密钥</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No models are known yet</source>
        <translation>还没有已知的模型</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>没有找到“%1”</translation>
    </message>
    <message>
        <source>Nothing of the kind “%1”</source>
        <translation>没有“%1”类型的模型</translation>
    </message>
    <message>
        <source>Not every model says what it is for.</source>
        <translation>并非每个模型都说明用途。</translation>
    </message>
    <message>
        <source>Show any kind</source>
        <translation>显示任意类型</translation>
    </message>
    <message>
        <source>Only %1 was looked at.</source>
        <translation>只查找了 %1。</translation>
    </message>
    <message>
        <source>Look at all providers</source>
        <translation>查找所有服务商</translation>
    </message>
    <message>
        <source>Try fewer or other words, or paste the name or the address of a model.</source>
        <translation>请减少或更换词语，或粘贴模型的名称或地址。</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Asking the providers…</source>
        <translation>正在询问服务商…</translation>
    </message>
</context>
<context>
    <name>limner::ModelsFlow</name>
    <message>
        <source>%1 needs a key before its models can be used.</source>
        <translation>%1 需要密钥才能使用其模型。</translation>
    </message>
    <message>
        <source>From %1: %2</source>
        <translation>来自 %1：%2</translation>
    </message>
    <message>
        <source>All that you set in %1 carries over.</source>
        <translation>在 %1 中设置的值全部沿用。</translation>
    </message>
</context>
<context>
    <name>limner::ModelsHead</name>
    <message>
        <source>Close the models (Esc)</source>
        <translation>关闭模型面板 (Esc)</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Search for a model, or name one</source>
        <translation>搜索或输入模型</translation>
    </message>
    <message>
        <source>Search, or paste owner/name or an address</source>
        <translation>搜索，或粘贴 owner/name 或地址</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在载入模型</translation>
    </message>
    <message>
        <source>Enter a key</source>
        <translation>填写密钥</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>正在载入 %1…</translation>
    </message>
    <message>
        <source>Order of the models</source>
        <translation>模型的排序</translation>
    </message>
</context>
<context>
    <name>limner::ModelsPanel</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>limner::MoveSettings</name>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>导出设置</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>导入设置</translation>
    </message>
    <message>
        <source>Move your settings</source>
        <translation>迁移设置</translation>
    </message>
    <message>
        <source>Settings of Limner (*.json)</source>
        <translation>Limner 设置 (*.json)</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>All of it is here already.</source>
        <translation>这里已有全部内容。</translation>
    </message>
    <message>
        <source>Settings, presets and prompts as one file. Secrets are never in it, nor what belongs to one computer.</source>
        <translation>将设置、预设和提示词存为一个文件。其中绝不包含密钥，也不包含只属于某台电脑的内容。</translation>
    </message>
</context>
<context>
    <name>limner::NamePicker</name>
    <message>
        <source>New: “%1”</source>
        <translation>新建：“%1”</translation>
    </message>
</context>
<context>
    <name>limner::NewsNotice</name>
    <message>
        <source>Limner %1: what is new</source>
        <translation>Limner %1：更新内容</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>limner::Notices</name>
    <message>
        <source>Link copied</source>
        <translation>已复制链接</translation>
    </message>
    <message>
        <source>%1 links copied</source>
        <translation>已复制 %1 个链接</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>The link is ready; what you copied was left alone</source>
        <translation>链接已就绪；你复制的内容没有动</translation>
    </message>
    <message>
        <source>%1 links are ready; what you copied was left alone</source>
        <translation>%1 个链接已就绪；你复制的内容没有动</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>The clipboard does not take it.</source>
        <translation>剪贴板未能接收。</translation>
    </message>
    <message>
        <source>The link is ready</source>
        <translation>链接已就绪</translation>
    </message>
    <message>
        <source>%1 links are ready</source>
        <translation>%1 个链接已就绪</translation>
    </message>
</context>
<context>
    <name>limner::NumberField</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 或更大</translation>
    </message>
    <message>
        <source>%1 or less</source>
        <translation>%1 或更小</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>未设置</translation>
    </message>
</context>
<context>
    <name>limner::OrderBar</name>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>Best rated</source>
        <translation>评分最高</translation>
    </message>
    <message>
        <source>Dearest</source>
        <translation>费用最高</translation>
    </message>
    <message>
        <source>Most pixels</source>
        <translation>像素最多</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按天</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>按周</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>按模型</translation>
    </message>
    <message>
        <source>By album</source>
        <translation>按相册</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>按服务商</translation>
    </message>
    <message>
        <source>Stack variants</source>
        <translation>把同类图片堆叠</translation>
    </message>
    <message>
        <source>Pictures that differ only by seed, or were made with one click</source>
        <translation>仅种子不同，或由一次点击生成的图片</translation>
    </message>
    <message>
        <source>Open all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Close all</source>
        <translation>全部收起</translation>
    </message>
    <message>
        <source>%1 of %2 pictures</source>
        <translation>%1 / %2 张图片</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>Sorted: %1</source>
        <translation>排序：%1</translation>
    </message>
    <message>
        <source>Grouped: %1</source>
        <translation>分组：%1</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>堆叠</translation>
    </message>
    <message>
        <source>Stacks: on</source>
        <translation>堆叠：开</translation>
    </message>
    <message>
        <source>Stacks: off</source>
        <translation>堆叠：关</translation>
    </message>
</context>
<context>
    <name>limner::OutputPart</name>
    <message>
        <source>Copy text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>Open in another program</source>
        <translation>用其他程序打开</translation>
    </message>
    <message>
        <source>This is its beginning. Another program shows all of it.</source>
        <translation>这里是开头部分。其他程序可显示全部。</translation>
    </message>
    <message>
        <source>Copies what is shown here.</source>
        <translation>复制这里显示的内容。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Not copied</source>
        <translation>未复制</translation>
    </message>
</context>
<context>
    <name>limner::OutputText</name>
    <message>
        <source>What the model wrote</source>
        <translation>模型写出的内容</translation>
    </message>
</context>
<context>
    <name>limner::PaneDrop</name>
    <message>
        <source>%1 takes no picture. Choose a model that does.</source>
        <translation>%1 不接受图片。请选择接受图片的模型。</translation>
    </message>
</context>
<context>
    <name>limner::ParameterField</name>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>outdated</source>
        <translation>已弃用</translation>
    </message>
    <message>
        <source>What is this? %1</source>
        <translation>这是什么？%1</translation>
    </message>
    <message>
        <source>What is this? (F1)</source>
        <translation>这是什么？(F1)</translation>
    </message>
    <message>
        <source>Do not set %1</source>
        <translation>不设置%1</translation>
    </message>
    <message>
        <source>%1 is not right yet</source>
        <translation>%1 还不正确</translation>
    </message>
</context>
<context>
    <name>limner::PictureActs</name>
    <message>
        <source>Undo rating</source>
        <translation>撤销评分</translation>
    </message>
    <message>
        <source>Undo rating of %1 pictures</source>
        <translation>撤销 %1 张图片的评分</translation>
    </message>
    <message>
        <source>Rating undone</source>
        <translation>已撤销评分</translation>
    </message>
    <message>
        <source>Rating of %1 pictures undone</source>
        <translation>已撤销 %1 张图片的评分</translation>
    </message>
    <message>
        <source>Rating removed</source>
        <translation>已清除评分</translation>
    </message>
    <message>
        <source>Rating of %1 pictures removed</source>
        <translation>已去掉 %1 张图片的评分</translation>
    </message>
    <message>
        <source>Rated %1 of 5</source>
        <translation>已评 %1 分（满分 5 分）</translation>
    </message>
    <message>
        <source>%1 pictures rated %2 of 5</source>
        <translation>%1 张图片评为 %2 星</translation>
    </message>
    <message>
        <source>Undo favourite</source>
        <translation>撤销收藏</translation>
    </message>
    <message>
        <source>Undo favourite of %1 pictures</source>
        <translation>撤销 %1 张图片的收藏</translation>
    </message>
    <message>
        <source>Favourite undone</source>
        <translation>已撤销收藏</translation>
    </message>
    <message>
        <source>Favourite of %1 pictures undone</source>
        <translation>已撤销 %1 张图片的收藏</translation>
    </message>
    <message>
        <source>%1 pictures are favourites now</source>
        <translation>已收藏 %1 张图片</translation>
    </message>
    <message>
        <source>%1 pictures are no favourites any more</source>
        <translation>已取消收藏 %1 张图片</translation>
    </message>
    <message>
        <source>Undo delete</source>
        <translation>撤销删除</translation>
    </message>
    <message>
        <source>Undo delete of %1 pictures</source>
        <translation>撤销删除 %1 张图片</translation>
    </message>
    <message>
        <source>Picture brought back</source>
        <translation>已恢复图片</translation>
    </message>
    <message>
        <source>%1 pictures brought back</source>
        <translation>已恢复 %1 张图片</translation>
    </message>
    <message>
        <source>Picture moved to the trash</source>
        <translation>图片已移到回收站</translation>
    </message>
    <message>
        <source>%1 pictures moved to the trash</source>
        <translation>%1 张图片已移到回收站</translation>
    </message>
    <message>
        <source>Picture rejected</source>
        <translation>已标为淘汰</translation>
    </message>
    <message>
        <source>%1 pictures rejected</source>
        <translation>已将 %1 张图片标为淘汰</translation>
    </message>
    <message>
        <source>Picture not rejected any more</source>
        <translation>已取消淘汰</translation>
    </message>
    <message>
        <source>%1 pictures not rejected any more</source>
        <translation>已取消 %1 张图片的淘汰</translation>
    </message>
    <message>
        <source>Undo reject</source>
        <translation>撤销淘汰</translation>
    </message>
    <message>
        <source>Undo reject of %1 pictures</source>
        <translation>撤销对 %1 张图片的淘汰</translation>
    </message>
    <message>
        <source>Reject undone</source>
        <translation>已撤销淘汰</translation>
    </message>
    <message>
        <source>Reject of %1 pictures undone</source>
        <translation>已撤销对 %1 张图片的淘汰</translation>
    </message>
    <message>
        <source>Undo restore</source>
        <translation>撤销恢复</translation>
    </message>
    <message>
        <source>Undo restore of %1 pictures</source>
        <translation>撤销恢复 %1 张图片</translation>
    </message>
    <message>
        <source>Picture in the trash again</source>
        <translation>图片已放回回收站</translation>
    </message>
    <message>
        <source>%1 pictures in the trash again</source>
        <translation>%1 张图片已放回回收站</translation>
    </message>
</context>
<context>
    <name>limner::PictureArea</name>
    <message>
        <source>Get the picture (Enter)</source>
        <translation>获取图片 (Enter)</translation>
    </message>
    <message>
        <source>Drop pictures here</source>
        <translation>将图片拖到这里</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>将图片拖到这里</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a file for %1</source>
        <translation>为“%1”选择文件</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste a picture for %1</source>
        <translation>为“%1”粘贴图片</translation>
    </message>
    <message>
        <source>Get the picture for %1</source>
        <translation>为“%1”获取图片</translation>
    </message>
    <message>
        <source>or https addresses, or paths</source>
        <translation>或 https 地址、路径</translation>
    </message>
    <message>
        <source>or an https address, or a path</source>
        <translation>或 https 地址、路径</translation>
    </message>
</context>
<context>
    <name>limner::PictureCard</name>
    <message>
        <source>Replace…</source>
        <translation>替换…</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>移除图片</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Is being read…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>已收到 %1</translation>
    </message>
    <message>
        <source>Mask…</source>
        <translation>蒙版…</translation>
    </message>
    <message>
        <source>Crop…</source>
        <translation>裁剪…</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Replace %1</source>
        <translation>替换 %1</translation>
    </message>
</context>
<context>
    <name>limner::PictureField</name>
    <message>
        <source>%1 is still being read.</source>
        <translation>%1 仍在读取。</translation>
    </message>
    <message>
        <source>This is larger than %1.</source>
        <translation>它大于 %1。</translation>
    </message>
    <message>
        <source>There is no picture in this.</source>
        <translation>其中没有图片。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n pictures fit here.</source>
        <translation>
            <numerusform>这里最多放 %n 张图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>One picture fits here; the first was taken.</source>
        <translation>这里只能放一张图片；已取第一张。</translation>
    </message>
    <message>
        <source>Neither an https address nor a file: %1</source>
        <translation>既不是 https 地址也不是文件：%1</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板中没有图片。</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>limner::PictureFiles</name>
    <message>
        <source>No program on this desktop opens %1 files.</source>
        <translation>这台电脑上没有程序能打开 %1 文件。</translation>
    </message>
    <message>
        <source>No file manager answers. The picture is %1</source>
        <translation>没有文件管理器响应。图片位于 %1</translation>
    </message>
    <message>
        <source>This kind of file cannot be copied as an image. Save it instead.</source>
        <translation>这种文件不能作为图像复制。请另存。</translation>
    </message>
    <message>
        <source>Image copied</source>
        <translation>已复制图片</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>%1 pictures saved</source>
        <translation>已保存 %1 张图片</translation>
    </message>
    <message>
        <source>The picture comes from the store: %1 %</source>
        <translation>正在从存储取回图片：%1 %</translation>
    </message>
    <message>
        <source>The picture is on this computer</source>
        <translation>图片已在本机</translation>
    </message>
    <message>
        <source>%1 pictures are on this computer</source>
        <translation>%1 张图片已在本机</translation>
    </message>
    <message>
        <source>The picture is in the store only</source>
        <translation>图片仅在存储中</translation>
    </message>
    <message>
        <source>%1 pictures are in the store only</source>
        <translation>%1 张图片仅在存储中</translation>
    </message>
    <message>
        <source>No copy could be made for sharing. The link leads to the original.</source>
        <translation>无法生成分享副本，链接指向原图。</translation>
    </message>
    <message>
        <source>Copied without metadata</source>
        <translation>已复制（不含元数据）</translation>
    </message>
    <message>
        <source>The clipboard does not take it.</source>
        <translation>剪贴板未能接收。</translation>
    </message>
    <message>
        <source>File copied</source>
        <translation>已复制文件</translation>
    </message>
    <message>
        <source>%1 files copied</source>
        <translation>已复制 %1 个文件</translation>
    </message>
    <message>
        <source>Path copied</source>
        <translation>已复制路径</translation>
    </message>
    <message>
        <source>%1 paths copied</source>
        <translation>已复制 %1 个路径</translation>
    </message>
</context>
<context>
    <name>limner::PictureList</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Picture %1 of the library</source>
        <translation>资料库中的图片 %1</translation>
    </message>
</context>
<context>
    <name>limner::PictureUse</name>
    <message>
        <source>This model takes no picture. Choose one that does, and press I again.</source>
        <translation>此模型不接受图片。请选择接受图片的模型，再按 I。</translation>
    </message>
    <message>
        <source>The picture goes in as “%1”: %2.</source>
        <translation>图片作为“%1”输入：%2。</translation>
    </message>
    <message>
        <source>%1 gets it as a JPEG of at most %2.</source>
        <translation>%1 会收到不超过 %2 的 JPEG。</translation>
    </message>
</context>
<context>
    <name>limner::PresetFlow</name>
    <message>
        <source>Import presets</source>
        <translation>导入预设</translation>
    </message>
    <message>
        <source>Presets (*.json)</source>
        <translation>预设 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Export presets</source>
        <translation>导出预设</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>已保存为“%1”。</translation>
    </message>
    <message>
        <source>There is a preset of that name already.</source>
        <translation>已有同名预设。</translation>
    </message>
    <message>
        <source>Presets imported: %1</source>
        <translation>已导入预设：%1</translation>
    </message>
    <message>
        <source>The presets were exported.</source>
        <translation>预设已导出。</translation>
    </message>
    <message>
        <source>Choose a cover</source>
        <translation>选择封面</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</translation>
    </message>
    <message>
        <source>The picture is being read…</source>
        <translation>正在读取图片…</translation>
    </message>
</context>
<context>
    <name>limner::PresetSheet</name>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Name, or folder/name</source>
        <translation>名称，或 文件夹/名称</translation>
    </message>
    <message>
        <source>Save all</source>
        <translation>全部保存</translation>
    </message>
    <message>
        <source>Model, prompt and values as they stand in the form</source>
        <translation>保存表单中的模型、提示词和各项值</translation>
    </message>
    <message>
        <source>Save style</source>
        <translation>保存风格</translation>
    </message>
    <message>
        <source>The values alone, for any model</source>
        <translation>只保存各项值，用于任何模型</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Apply style</source>
        <translation>应用风格</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>已删除“%1”。</translation>
    </message>
    <message>
        <source>A preset keeps the form under a name: model, prompt and values, or, as a style, the values alone, which go into any model.

To make one, fill in the form, write a name below, and press “Save all” or “Save style”. A file of presets comes in by “Import”.</source>
        <translation>预设以一个名称保存整个表单：模型、提示词和数值；作为风格时只保存数值，可用于任何模型。

要创建预设，请填好表单，在下面写下名称，然后按“全部保存”或“保存风格”。预设文件可通过“导入”载入。</translation>
    </message>
    <message>
        <source>Cover…</source>
        <translation>封面…</translation>
    </message>
    <message>
        <source>Use the picture chosen in the gallery</source>
        <translation>使用图库中选中的图片</translation>
    </message>
    <message>
        <source>Use a file…</source>
        <translation>使用文件…</translation>
    </message>
    <message>
        <source>Remove the cover</source>
        <translation>移除封面</translation>
    </message>
</context>
<context>
    <name>limner::PreviewPicture</name>
    <message>
        <source>Open the picture (Enter)</source>
        <translation>打开图片 (Enter)</translation>
    </message>
</context>
<context>
    <name>limner::PromptBar</name>
    <message>
        <source>Run a list of prompts…</source>
        <translation>运行提示词列表…</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Prompts that were sent (Alt+↑)</source>
        <translation>发送过的提示词 (Alt+↑)</translation>
    </message>
</context>
<context>
    <name>limner::PromptField</name>
    <message>
        <source>Ctrl ↵ to generate</source>
        <translation>Ctrl ↵ 生成</translation>
    </message>
    <message>
        <source>What do you want to see?</source>
        <translation>你想看到什么？</translation>
    </message>
</context>
<context>
    <name>limner::PromptFlow</name>
    <message>
        <source>more than a million prompts</source>
        <translation>超过一百万个提示词</translation>
    </message>
    <message>
        <source>1 prompt</source>
        <translation>1 个提示词</translation>
    </message>
    <message>
        <source>%1 prompts</source>
        <translation>%1 个提示词</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>The price is being looked up.</source>
        <translation>正在查询价格。</translation>
    </message>
    <message>
        <source>Run a list of prompts</source>
        <translation>运行提示词列表</translation>
    </message>
    <message>
        <source>Lists of prompts (*.txt *.csv *.tsv)</source>
        <translation>提示词列表 (*.txt *.csv *.tsv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>limner::PromptIdeas</name>
    <message>
        <source>Another</source>
        <translation>换一个</translation>
    </message>
    <message>
        <source>Press Generate to try this one, write your own, or take another:</source>
        <translation>点“生成”试试这个，自己写，或换一个：</translation>
    </message>
    <message>
        <source>Write your own, or take one of these:</source>
        <translation>自己写，或选一个：</translation>
    </message>
</context>
<context>
    <name>limner::PromptPast</name>
    <message>
        <source>Favourites only</source>
        <translation>仅看收藏</translation>
    </message>
    <message>
        <source>This model</source>
        <translation>此模型</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Prompts that were sent</source>
        <translation>发送过的提示词</translation>
    </message>
    <message>
        <source>Search prompts</source>
        <translation>搜索提示词</translation>
    </message>
</context>
<context>
    <name>limner::PromptPreview</name>
    <message>
        <source>More than a million prompts</source>
        <translation>超过一百万个提示词</translation>
    </message>
    <message>
        <source>1 prompt</source>
        <translation>1 个提示词</translation>
    </message>
    <message>
        <source>%1 prompts</source>
        <translation>%1 个提示词</translation>
    </message>
    <message>
        <source>Prompts of this batch</source>
        <translation>这一批的提示词</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>How many at random</source>
        <translation>随机数量</translation>
    </message>
    <message>
        <source>Draw others</source>
        <translation>重新抽取</translation>
    </message>
    <message>
        <source>One seed for all</source>
        <translation>共用一个种子</translation>
    </message>
    <message>
        <source>A seed each</source>
        <translation>各用一个种子</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
</context>
<context>
    <name>limner::ProviderSection</name>
    <message>
        <source>API address</source>
        <translation>API 地址</translation>
    </message>
    <message>
        <source>Change it only for a proxy. Scheme, host and port; the path is added.</source>
        <translation>仅在使用代理时修改。填写协议、主机和端口，路径会自动补上。</translation>
    </message>
    <message>
        <source>Jobs at a time</source>
        <translation>并行任务数</translation>
    </message>
    <message>
        <source>New jobs a minute</source>
        <translation>每分钟新任务数</translation>
    </message>
    <message>
        <source>Never more than this in any minute; what is over waits in the queue. %1 itself allows %2.</source>
        <translation>任何一分钟内都不会超过此数；超出的在队列中等待。%1 自身允许 %2 个。</translation>
    </message>
    <message>
        <source>The sandbox needs no key; start Limner without --sandbox to connect.</source>
        <translation>沙盒不需要密钥；如需连接，请启动 Limner 时不加 --sandbox。</translation>
    </message>
    <message>
        <source>Stored. Leave empty to keep it.</source>
        <translation>已保存。留空则保持不变。</translation>
    </message>
    <message>
        <source>Not connected yet.</source>
        <translation>尚未连接。</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <comment>how a key begins, and the page it comes from</comment>
        <translation>%1，可在 %2 获取</translation>
    </message>
    <message>
        <source>✓ &lt;b&gt;Signed in&lt;/b&gt; as %1</source>
        <translation>✓ &lt;b&gt;已登录&lt;/b&gt;：%1</translation>
    </message>
    <message>
        <source>✓ &lt;b&gt;The key is accepted&lt;/b&gt;</source>
        <translation>✓ &lt;b&gt;密钥有效&lt;/b&gt;</translation>
    </message>
    <message>
        <source>%1 key</source>
        <translation>%1 密钥</translation>
    </message>
    <message>
        <source>%1: %2. A key is taken in its own region only.</source>
        <translation>%1：%2。密钥只在自己的区域有效。</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>the page a key comes from</comment>
        <translation>见 %1</translation>
    </message>
</context>
<context>
    <name>limner::ProvidersPage</name>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Check account</source>
        <translation>检查账号</translation>
    </message>
    <message>
        <source>Who runs the models. A key stays in the system keychain and goes to its provider only.</source>
        <translation>运行模型的服务。密钥保存在系统钥匙串中，只会发送给所属的服务商。</translation>
    </message>
</context>
<context>
    <name>limner::QrCode</name>
    <message>
        <source>Link as a QR code</source>
        <translation>链接的二维码</translation>
    </message>
</context>
<context>
    <name>limner::Question</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>limner::QueueActs</name>
    <message>
        <source>1 failed job is tried again</source>
        <translation>正在重试 1 个失败的任务</translation>
    </message>
    <message>
        <source>%1 failed jobs are tried again</source>
        <translation>正在重试 %1 个失败的任务</translation>
    </message>
</context>
<context>
    <name>limner::QueueDelegate</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>(no prompt)</source>
        <translation>（无提示词）</translation>
    </message>
</context>
<context>
    <name>limner::QueueFlow</name>
    <message>
        <source>1 job went on at %1 while Limner was closed; it has been picked up.</source>
        <translation>Limner 关闭期间，1 个任务在 %1 继续运行；现已接上。</translation>
    </message>
    <message>
        <source>%1 jobs went on at %2 while Limner was closed; they have been picked up.</source>
        <translation>Limner 关闭期间，%1 个任务在 %2 继续运行；现已接上。</translation>
    </message>
</context>
<context>
    <name>limner::QueueFoot</name>
    <message>
        <source>Cancel waiting</source>
        <translation>取消等待中的</translation>
    </message>
    <message>
        <source>Cancel all…</source>
        <translation>全部取消…</translation>
    </message>
    <message>
        <source>Retry all failed</source>
        <translation>重试全部失败任务</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>全部取消</translation>
    </message>
    <message>
        <source>Cancel %1 running and %2 waiting? What runs is billed for the time it ran until the provider hears of it.</source>
        <translation>取消 %1 个运行中和 %2 个等待中的任务？运行中的任务会按服务商收到取消之前的时间计费。</translation>
    </message>
    <message>
        <source>Cancel %1 waiting? Nothing of them was sent or billed.</source>
        <translation>取消 %1 个等待中的任务？它们都没有发送，也没有计费。</translation>
    </message>
</context>
<context>
    <name>limner::QueueHead</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Close the queue (Esc)</source>
        <translation>关闭队列（Esc）</translation>
    </message>
    <message>
        <source>paused: nothing new is started</source>
        <translation>已暂停：不会开始新任务</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>%1 个运行中</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 个等待中</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume the queue</source>
        <translation>继续队列</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>暂停队列</translation>
    </message>
    <message>
        <source>Start the waiting jobs</source>
        <translation>开始等待中的任务</translation>
    </message>
    <message>
        <source>Start nothing new; what runs at the provider goes on</source>
        <translation>不再开始新任务；服务商那里运行中的会继续</translation>
    </message>
</context>
<context>
    <name>limner::QueueJobs</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Run next</source>
        <translation>下一个运行</translation>
    </message>
    <message>
        <source>Run last</source>
        <translation>最后运行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Before all others that wait (Alt+Home)</source>
        <translation>排到所有等待任务之前（Alt+Home）</translation>
    </message>
    <message>
        <source>Behind all others that wait (Alt+End)</source>
        <translation>排到所有等待任务之后（Alt+End）</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Resubmit</source>
        <translation>重新提交</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>重新获取</translation>
    </message>
</context>
<context>
    <name>limner::QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Nothing runs and nothing waits.</source>
        <translation>没有运行中或等待中的任务。</translation>
    </message>
</context>
<context>
    <name>limner::QueueProviderRow</name>
    <message>
        <source>%1 of %2 running on %3</source>
        <translation>%3：%1 / %2 个运行中</translation>
    </message>
    <message>
        <source>Jobs at a time on %1</source>
        <translation>%1 的同时任务数</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 asks to wait: %2</source>
        <translation>%1 要求稍等：%2</translation>
    </message>
    <message>
        <source>Your limit a minute is reached: %1</source>
        <translation>已达到您设置的每分钟上限：%1</translation>
    </message>
    <message>
        <source>Safe to close: 1 waiting job stays in the queue.</source>
        <translation>可以放心关闭：1 个等待中的任务会留在队列里。</translation>
    </message>
    <message>
        <source>Safe to close: %1 waiting jobs stay in the queue.</source>
        <translation>可以放心关闭：%1 个等待中的任务会留在队列里。</translation>
    </message>
    <message>
        <source>Safe to close: what runs (%1) goes on at the provider and is picked up next time; what waits (%2) stays in the queue.</source>
        <translation>可以放心关闭：运行中的任务（%1 个）会在服务商那里继续，下次启动时接上；等待中的任务（%2 个）会留在队列里。</translation>
    </message>
    <message>
        <source>Safe to close: 1 job goes on at the provider and is picked up next time.</source>
        <translation>可以放心关闭：1 个任务会在服务商那里继续，下次启动时接上。</translation>
    </message>
    <message>
        <source>Safe to close: %1 jobs go on at the provider and are picked up next time.</source>
        <translation>可以放心关闭：%1 个任务会在服务商那里继续，下次启动时接上。</translation>
    </message>
</context>
<context>
    <name>limner::QueueWords</name>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Show the queue (Q)</source>
        <translation>显示队列（Q）</translation>
    </message>
    <message>
        <source>Resume the queue</source>
        <translation>继续队列</translation>
    </message>
    <message>
        <source>Queue paused, %1 running, %2 waiting</source>
        <translation>队列已暂停，%1 个运行中，%2 个等待中</translation>
    </message>
    <message>
        <source>Queue paused, %1 waiting</source>
        <translation>队列已暂停，%1 个等待中</translation>
    </message>
    <message>
        <source>Queue paused</source>
        <translation>队列已暂停</translation>
    </message>
    <message>
        <source>Queue empty</source>
        <translation>队列为空</translation>
    </message>
    <message>
        <source>Queue %1 running</source>
        <translation>队列：%1 个运行中</translation>
    </message>
    <message>
        <source>Queue %1 running, %2 waiting</source>
        <translation>队列：%1 个运行中，%2 个等待中</translation>
    </message>
    <message>
        <source>%1. Show the queue</source>
        <translation>%1。显示队列</translation>
    </message>
</context>
<context>
    <name>limner::RateTable</name>
    <message>
        <source>Add a model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Published prices</source>
        <translation>公开价格</translation>
    </message>
    <message>
        <source>Replaces all lines by those Limner came with.</source>
        <translation>用 Limner 自带的价格替换所有行。</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Model (* = all others)</source>
        <translation>模型（* = 其余全部）</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>计价方式</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>美元</translation>
    </message>
    <message>
        <source>Credits a picture</source>
        <translation>每张点数</translation>
    </message>
    <message>
        <source>%1, a second</source>
        <translation>%1，每秒</translation>
    </message>
    <message>
        <source>a second</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>每张</translation>
    </message>
    <message>
        <source>a megapixel</source>
        <translation>每百万像素</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Provider, line %1</source>
        <translation>服务商，第 %1 行</translation>
    </message>
    <message>
        <source>Model, line %1</source>
        <translation>模型，第 %1 行</translation>
    </message>
    <message>
        <source>Paid by, line %1</source>
        <translation>计价方式，第 %1 行</translation>
    </message>
    <message>
        <source>Price in USD, line %1</source>
        <translation>美元价格，第 %1 行</translation>
    </message>
    <message>
        <source>Credits a picture, line %1</source>
        <translation>每张点数，第 %1 行</translation>
    </message>
    <message>
        <source>Remove line %1</source>
        <translation>删除第 %1 行</translation>
    </message>
</context>
<context>
    <name>limner::RecallActions</name>
    <message>
        <source>Its prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Its seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Its size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Reuse only</source>
        <translation>仅复用</translation>
    </message>
</context>
<context>
    <name>limner::RecallJoint</name>
    <message>
        <source>Undo taking over</source>
        <translation>撤销采用</translation>
    </message>
    <message>
        <source>The form is as it was</source>
        <translation>表单已还原</translation>
    </message>
</context>
<context>
    <name>limner::SandboxLine</name>
    <message>
        <source>Sandbox: no model drew these pictures, and nothing is billed or leaves this computer.</source>
        <translation>沙盒：这些图片并非由模型绘制，不会计费，也不会有任何内容离开本机。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Connect a provider and your storage</source>
        <translation>连接服务商和你的存储</translation>
    </message>
</context>
<context>
    <name>limner::SearchField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search prompts, models, seeds…</source>
        <translation>搜索提示词、模型、种子…</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>Words, &quot;a phrase&quot;, -without, red|blue, seed:12*, model:name, steps:20-30, size:512x?, rating:&gt;=4, date:&quot;last week&quot;, is:favourite (Ctrl+F)</source>
        <translation>词语、&quot;短语&quot;、-排除、red|blue、seed:12*、model:名称、steps:20-30、size:512x?、rating:&gt;=4、date:&quot;last week&quot;、is:favourite (Ctrl+F)</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>保存此搜索</translation>
    </message>
    <message>
        <source>Saved as “%1”</source>
        <translation>已保存为“%1”</translation>
    </message>
    <message>
        <source>Save this search (Ctrl+D)</source>
        <translation>保存此搜索（Ctrl+D）</translation>
    </message>
    <message>
        <source>Saved as “%1”. Again: unsave it (Ctrl+D)</source>
        <translation>已保存为“%1”。再次按下取消保存（Ctrl+D）</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>limner::SearchFlow</name>
    <message>
        <source>Another search is called that already.</source>
        <translation>已有同名的搜索。</translation>
    </message>
</context>
<context>
    <name>limner::SearchPopup</name>
    <message>
        <source>Search help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Save this search as</source>
        <translation>将此搜索保存为</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>limner::SearchRow</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>搜索键</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>%1 的值</translation>
    </message>
    <message>
        <source>Tags that begin with “%1”</source>
        <translation>以“%1”开头的标签</translation>
    </message>
    <message>
        <source>Albums that begin with “%1”</source>
        <translation>以“%1”开头的相册</translation>
    </message>
    <message>
        <source>Models with “%1”</source>
        <translation>含“%1”的模型</translation>
    </message>
    <message>
        <source>Providers with “%1”</source>
        <translation>含“%1”的服务商</translation>
    </message>
    <message>
        <source>Keys that begin with “%1”</source>
        <translation>以“%1”开头的搜索键</translation>
    </message>
    <message>
        <source>Values with “%1”</source>
        <translation>含“%1”的值</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>最近的搜索</translation>
    </message>
    <message>
        <source>Forget recent searches</source>
        <translation>清除最近的搜索</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>已保存的搜索</translation>
    </message>
    <message>
        <source>Look for</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Duplicates, and what is nearly the same</source>
        <translation>重复和几乎相同的图片</translation>
    </message>
</context>
<context>
    <name>limner::SearchRows</name>
    <message>
        <source>%1, pictures: %2</source>
        <translation>%1，图片：%2</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>limner::SeedField</name>
    <message>
        <source>A random seed for each picture</source>
        <translation>每张图片使用随机种子</translation>
    </message>
    <message>
        <source>Keep the last seed</source>
        <translation>沿用上次的种子</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Let the seed be random again</source>
        <translation>恢复随机种子</translation>
    </message>
    <message>
        <source>No seed is as large as this.</source>
        <translation>种子没有这么大。</translation>
    </message>
</context>
<context>
    <name>limner::SelectionBar</name>
    <message>
        <source>Chosen pictures</source>
        <translation>所选图片</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Add to album</source>
        <translation>加入相册</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>淘汰</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Choose none (Esc)</source>
        <translation>取消选择（Esc）</translation>
    </message>
    <message>
        <source>Rate %1 of 5</source>
        <translation>评分 %1 / 5</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选择 %1 张</translation>
    </message>
    <message>
        <source>Copy %1 links</source>
        <translation>复制 %1 个链接</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>分享</translation>
    </message>
</context>
<context>
    <name>limner::ServiceLights</name>
    <message>
        <source>No storage</source>
        <translation>无存储</translation>
    </message>
</context>
<context>
    <name>limner::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings pages</source>
        <translation>设置页面</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>分享</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>No keychain service answers on this computer, so keys cannot be kept. They are never written to a file instead.</source>
        <translation>本机没有可用的钥匙串服务，无法保存密钥。密钥也绝不会改存到文件中。</translation>
    </message>
    <message>
        <source>Use the keys I type for this session only</source>
        <translation>输入的密钥仅用于本次会话</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>花费</translation>
    </message>
    <message>
        <source>Automation</source>
        <translation>自动化</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>桌面</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
</context>
<context>
    <name>limner::SettingsField</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>limner::SettingsPage</name>
    <message>
        <source>Set by %1 in %2.</source>
        <translation>由%2中的 %1 设定。</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
</context>
<context>
    <name>limner::ShapeField</name>
    <message>
        <source>as input</source>
        <translation>同输入</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
</context>
<context>
    <name>limner::ShareCopyRows</name>
    <message>
        <source>Links lead to a copy without metadata</source>
        <translation>链接指向不含元数据的副本</translation>
    </message>
    <message>
        <source>Share copy</source>
        <translation>分享副本</translation>
    </message>
    <message>
        <source>Of new pictures, uploaded beside the original. When it cannot be made, the link leads to the original.</source>
        <translation>用于新图片，与原图一起上传。无法生成时，链接指向原图。</translation>
    </message>
    <message>
        <source>Copy format</source>
        <translation>副本格式</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>原始尺寸</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>最长边</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>较小</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
</context>
<context>
    <name>limner::SharePopover</name>
    <message>
        <source>Share</source>
        <translation>分享</translation>
    </message>
    <message>
        <source>The page is there, and its link is copied.</source>
        <translation>页面已生成，链接已复制。</translation>
    </message>
    <message>
        <source>The page is there.</source>
        <translation>页面已生成。</translation>
    </message>
    <message>
        <source>The page is gone.</source>
        <translation>页面已删除。</translation>
    </message>
    <message>
        <source>The page goes as soon as the store answers.</source>
        <translation>存储恢复后页面就会删除。</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小图</translation>
    </message>
    <message>
        <source>What is copied</source>
        <translation>复制的内容</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Link lives</source>
        <translation>链接有效期</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效至</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Share page</source>
        <translation>分享页面</translation>
    </message>
    <message>
        <source>Title of the page</source>
        <translation>页面标题</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Make the page</source>
        <translation>生成页面</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>✓ copied</source>
        <translation>✓ 已复制</translation>
    </message>
    <message>
        <source>The clipboard does not take the link.</source>
        <translation>剪贴板无法接收链接。</translation>
    </message>
    <message>
        <source>The link of the page is copied.</source>
        <translation>页面链接已复制。</translation>
    </message>
    <message>
        <source>The page as a QR code</source>
        <translation>页面的二维码</translation>
    </message>
    <message>
        <source>The picture as a QR code</source>
        <translation>图片的二维码</translation>
    </message>
    <message>
        <source>public, it does not end</source>
        <translation>公开，不会过期</translation>
    </message>
    <message>
        <source>not uploaded yet</source>
        <translation>尚未上传</translation>
    </message>
    <message>
        <source>A moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>The page waits for the store.</source>
        <translation>页面正等待存储。</translation>
    </message>
    <message>
        <source>The page has expired. Make it again for fresh links.</source>
        <translation>页面已过期，请重新生成以获得新链接。</translation>
    </message>
    <message>
        <source>The page works until %1.</source>
        <translation>页面在 %1 前有效。</translation>
    </message>
    <message>
        <source>The page is public.</source>
        <translation>页面是公开的。</translation>
    </message>
</context>
<context>
    <name>limner::SharedForm</name>
    <message>
        <source>each</source>
        <translation>每个模型</translation>
    </message>
    <message>
        <source>one for all</source>
        <translation>全部共用</translation>
    </message>
    <message>
        <source>all take one</source>
        <translation>全部支持</translation>
    </message>
    <message>
        <source>none takes one</source>
        <translation>都不支持</translation>
    </message>
    <message>
        <source>1 of %1 takes one</source>
        <translation>%1 个中有 1 个支持</translation>
    </message>
    <message>
        <source>%1 of %2 take one</source>
        <translation>%2 个中有 %1 个支持</translation>
    </message>
    <message>
        <source>Say what the picture should show.</source>
        <translation>请描述画面内容。</translation>
    </message>
    <message>
        <source>the prompt is missing</source>
        <translation>缺少提示词</translation>
    </message>
</context>
<context>
    <name>limner::SharingPage</name>
    <message>
        <source>Sharing</source>
        <translation>分享</translation>
    </message>
    <message>
        <source>What lands on the clipboard.</source>
        <translation>设置复制到剪贴板的内容。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>Signed, they expire</source>
        <translation>签名，会过期</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>7 days, the most S3 allows</source>
        <translation>7 天（S3 允许的最长期限）</translation>
    </message>
    <message>
        <source>Copy the link as soon as a job ends</source>
        <translation>任务完成后立即复制链接</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Automatic: public when anyone can open an uploaded picture, else signed.</source>
        <translation>自动：如果上传的图片任何人都能打开，则用公开链接，否则用签名链接。</translation>
    </message>
    <message>
        <source>Signed links work for</source>
        <translation>签名链接有效期</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>\n is a new line, \t a tab</source>
        <translation>\n 为换行，\t 为制表符</translation>
    </message>
    <message>
        <source>Own formats</source>
        <translation>自定义格式</translation>
    </message>
    <message>
        <source>Between several</source>
        <translation>多个之间</translation>
    </message>
    <message>
        <source>Some other time</source>
        <translation>其他时间</translation>
    </message>
    <message>
        <source>Hours that signed links work</source>
        <translation>签名链接有效的小时数</translation>
    </message>
    <message>
        <source> h</source>
        <translation> 小时</translation>
    </message>
</context>
<context>
    <name>limner::ShelfActs</name>
    <message>
        <source>There is one of this name already.</source>
        <translation>已有同名项。</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>它已不存在。</translation>
    </message>
    <message>
        <source>This is not possible: names have at most 120 characters that can be seen, and albums lie at most 16 deep.</source>
        <translation>无法这样做：名称最多 120 个可见字符，相册最多嵌套 16 层。</translation>
    </message>
    <message>
        <source>New album</source>
        <translation>新建相册</translation>
    </message>
    <message>
        <source>Undo renaming “%1”</source>
        <translation>撤销重命名“%1”</translation>
    </message>
    <message>
        <source>Called “%1” again</source>
        <translation>已改回“%1”</translation>
    </message>
    <message>
        <source>Undo deleting “%1”</source>
        <translation>撤销删除“%1”</translation>
    </message>
    <message>
        <source>Album “%1” is back</source>
        <translation>相册“%1”已恢复</translation>
    </message>
    <message>
        <source>Album “%1” deleted; its pictures stay</source>
        <translation>相册“%1”已删除，其中的图片保留</translation>
    </message>
    <message>
        <source>Undo merging “%1”</source>
        <translation>撤销合并“%1”</translation>
    </message>
    <message>
        <source>Tag “%1” is back</source>
        <translation>标签“%1”已恢复</translation>
    </message>
    <message>
        <source>“%1” is “%2” now</source>
        <translation>“%1”已并入“%2”</translation>
    </message>
    <message>
        <source>Tag “%1” deleted</source>
        <translation>标签“%1”已删除</translation>
    </message>
    <message>
        <source>Search “%1” is back</source>
        <translation>搜索“%1”已恢复</translation>
    </message>
    <message>
        <source>Undo new album</source>
        <translation>撤销新建相册</translation>
    </message>
    <message>
        <source>Album “%1” is gone again</source>
        <translation>相册“%1”已撤销</translation>
    </message>
    <message>
        <source>Album “%1” stays: it is not empty any more</source>
        <translation>相册“%1”保留：其中已有图片</translation>
    </message>
    <message>
        <source>Undo moving “%1”</source>
        <translation>撤销移动“%1”</translation>
    </message>
    <message>
        <source>“%1” is where it was</source>
        <translation>“%1”已回到原处</translation>
    </message>
    <message>
        <source>Undo cover of “%1”</source>
        <translation>撤销“%1”的封面</translation>
    </message>
    <message>
        <source>“%1” has the cover of before</source>
        <translation>“%1”已恢复原来的封面</translation>
    </message>
    <message>
        <source>Undo colour of “%1”</source>
        <translation>撤销“%1”的颜色</translation>
    </message>
    <message>
        <source>“%1” has the colour of before</source>
        <translation>“%1”已恢复原来的颜色</translation>
    </message>
</context>
<context>
    <name>limner::ShelfDelegate</name>
    <message>
        <source>Name of %1</source>
        <translation>%1 的名称</translation>
    </message>
</context>
<context>
    <name>limner::ShelfDrops</name>
    <message>
        <source>Imports into “%1”</source>
        <translation>导入到“%1”</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>Adds %1 to “%2”</source>
        <translation>将 %1 加入“%2”</translation>
    </message>
    <message>
        <source>Tags %1 with “%2”</source>
        <translation>给 %1 加上标签“%2”</translation>
    </message>
    <message>
        <source>Moves %1 to the trash</source>
        <translation>将 %1 移入回收站</translation>
    </message>
    <message>
        <source>“%1” to the top</source>
        <translation>“%1”移到顶层</translation>
    </message>
    <message>
        <source>An album cannot lie inside itself</source>
        <translation>相册不能放入自身</translation>
    </message>
    <message>
        <source>“%1” into “%2”</source>
        <translation>“%1”放入“%2”</translation>
    </message>
    <message>
        <source>“%1” before “%2”</source>
        <translation>“%1”移到“%2”之前</translation>
    </message>
    <message>
        <source>“%1” behind “%2”</source>
        <translation>“%1”移到“%2”之后</translation>
    </message>
    <message>
        <source>An album cannot lie inside itself.</source>
        <translation>相册不能放入自身。</translation>
    </message>
</context>
<context>
    <name>limner::ShelfMenu</name>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰</translation>
    </message>
    <message>
        <source>New album</source>
        <translation>新建相册</translation>
    </message>
    <message>
        <source>Remove all rejected…</source>
        <translation>移除所有淘汰的图片…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>New album inside</source>
        <translation>在其中新建相册</translation>
    </message>
    <message>
        <source>Move into…</source>
        <translation>移入…</translation>
    </message>
    <message>
        <source>Move to the top</source>
        <translation>移到顶层</translation>
    </message>
    <message>
        <source>First picture as cover</source>
        <translation>以第一张图片为封面</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>合并到…</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Merge “%1” into…</source>
        <translation>将“%1”合并到…</translation>
    </message>
    <message>
        <source>Move “%1” into…</source>
        <translation>将“%1”移入…</translation>
    </message>
    <message>
        <source>Remove the rejected picture?</source>
        <translation>移除这张淘汰的图片？</translation>
    </message>
    <message>
        <source>Remove %1 rejected pictures?</source>
        <translation>移除 %1 张淘汰的图片？</translation>
    </message>
    <message>
        <source>They go to the trash. Ctrl+Z brings them back.</source>
        <translation>它们会移入回收站，按 Ctrl+Z 可恢复。</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove %1 pictures</source>
        <translation>移除 %1 张图片</translation>
    </message>
    <message>
        <source>They go to the trash.</source>
        <translation>它们会移到回收站。</translation>
    </message>
</context>
<context>
    <name>limner::ShelfModel</name>
    <message>
        <source>Albums. Return makes a new one.</source>
        <translation>相册。按回车新建。</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Saved search</source>
        <translation>已保存的搜索</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>open</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>limner::ShelfRow</name>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>还有 %1 个</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>淘汰</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>已保存的搜索</translation>
    </message>
</context>
<context>
    <name>limner::ShelfView</name>
    <message>
        <source>Albums, tags and saved searches</source>
        <translation>相册、标签和已保存的搜索</translation>
    </message>
</context>
<context>
    <name>limner::ShortcutList</name>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Write the prompt</source>
        <translation>填写提示词</translation>
    </message>
    <message>
        <source>Change the seed</source>
        <translation>修改种子</translation>
    </message>
    <message>
        <source>Move; with Shift choose more</source>
        <translation>移动；按住 Shift 可多选</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy the image</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Reuse all values</source>
        <translation>复用全部参数</translation>
    </message>
    <message>
        <source>Remix: the same with a new seed</source>
        <translation>重绘：参数不变，换新种子</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Move to the trash; cancel or dismiss a job</source>
        <translation>移到回收站；取消或移除任务</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Larger or smaller pictures</source>
        <translation>放大或缩小图片</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>显示此列表</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>显示队列</translation>
    </message>
    <message>
        <source>In the queue: run sooner or later</source>
        <translation>在队列中：提前或推后运行</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>花费</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>In the prompt: earlier prompts</source>
        <translation>在提示词中：以前的提示词</translation>
    </message>
    <message>
        <source>In the prompt: weigh words, where the model takes that</source>
        <translation>在提示词中：调整词语权重（若模型支持）</translation>
    </message>
    <message>
        <source>Use the picture as an input</source>
        <translation>把图片用作输入</translation>
    </message>
    <message>
        <source>Import pictures</source>
        <translation>导入图片</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>淘汰</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Add to an album</source>
        <translation>加入相册</translation>
    </message>
    <message>
        <source>Albums and tags</source>
        <translation>相册和标签</translation>
    </message>
    <message>
        <source>In albums and tags: rename</source>
        <translation>在相册和标签中：重命名</translation>
    </message>
    <message>
        <source>Open or close a stack</source>
        <translation>展开或收起堆叠</translation>
    </message>
    <message>
        <source>Undo what was done to pictures, albums or tags</source>
        <translation>撤销对图片、相册或标签的操作</translation>
    </message>
    <message>
        <source>In the search: save it, or unsave it</source>
        <translation>在搜索中：保存或取消保存</translation>
    </message>
    <message>
        <source>Find similar pictures</source>
        <translation>查找相似图片</translation>
    </message>
    <message>
        <source>Share: formats, lifetime, a page</source>
        <translation>分享：格式、有效期、页面</translation>
    </message>
    <message>
        <source>Look at the picture</source>
        <translation>查看图片</translation>
    </message>
    <message>
        <source>Reuse only the prompt</source>
        <translation>仅复用提示词</translation>
    </message>
    <message>
        <source>Reuse only the seed</source>
        <translation>仅复用种子</translation>
    </message>
    <message>
        <source>Reuse only the size</source>
        <translation>仅复用尺寸</translation>
    </message>
    <message>
        <source>Compare the chosen pictures</source>
        <translation>比较所选图片</translation>
    </message>
    <message>
        <source>Help on what you are doing</source>
        <translation>当前操作的帮助</translation>
    </message>
    <message>
        <source>Copy the file</source>
        <translation>复制文件</translation>
    </message>
    <message>
        <source>Copy the file&apos;s path</source>
        <translation>复制文件路径</translation>
    </message>
    <message>
        <source>In the models: star, or take the star back</source>
        <translation>在模型中：收藏或取消收藏</translation>
    </message>
    <message>
        <source>In the mask: brush, eraser, crop</source>
        <translation>在蒙版中：画笔、橡皮擦、裁剪</translation>
    </message>
    <message>
        <source>In the mask: a smaller or larger brush</source>
        <translation>在蒙版中：缩小或放大画笔</translation>
    </message>
</context>
<context>
    <name>limner::SizeField</name>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Size %1, %2</source>
        <translation>尺寸 %1，%2</translation>
    </message>
    <message>
        <source>Custom size</source>
        <translation>自定义尺寸</translation>
    </message>
    <message>
        <source>Any width and height</source>
        <translation>任意宽度和高度</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
</context>
<context>
    <name>limner::SlideShow</name>
    <message>
        <source>A picture every %1 s; F5 stops, Shift+F5 changes the pace.</source>
        <translation>每 %1 秒一张；F5 停止，Shift+F5 调节速度。</translation>
    </message>
    <message>
        <source>The slide show stands still.</source>
        <translation>幻灯片已暂停。</translation>
    </message>
    <message>
        <source>A picture every %1 s.</source>
        <translation>每 %1 秒换一张图片。</translation>
    </message>
</context>
<context>
    <name>limner::SortingActions</name>
    <message>
        <source>Tag…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Add to album…</source>
        <translation>加入相册…</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>淘汰</translation>
    </message>
    <message>
        <source>Take out of the trash</source>
        <translation>从回收站恢复</translation>
    </message>
    <message>
        <source>Remove from “%1”</source>
        <translation>从“%1”移出</translation>
    </message>
    <message>
        <source>Take the tag “%1” away</source>
        <translation>去掉标签“%1”</translation>
    </message>
    <message>
        <source>Cover of “%1”</source>
        <translation>设为“%1”的封面</translation>
    </message>
    <message>
        <source>Tag with…</source>
        <translation>加标签…</translation>
    </message>
</context>
<context>
    <name>limner::SortingActs</name>
    <message>
        <source>In “%1” already</source>
        <translation>已在“%1”中</translation>
    </message>
    <message>
        <source>Undo adding to “%1”</source>
        <translation>撤销加入“%1”</translation>
    </message>
    <message>
        <source>Out of “%1” again</source>
        <translation>已从“%1”移出</translation>
    </message>
    <message>
        <source>%1 pictures out of “%2” again</source>
        <translation>%1 张图片已从“%2”移出</translation>
    </message>
    <message>
        <source>Added to “%1”</source>
        <translation>已加入“%1”</translation>
    </message>
    <message>
        <source>%1 pictures added to “%2”</source>
        <translation>%1 张图片已加入“%2”</translation>
    </message>
    <message>
        <source>Not in “%1” itself, but in an album inside it</source>
        <translation>不在“%1”本身，而在其中的相册里</translation>
    </message>
    <message>
        <source>Undo removing from “%1”</source>
        <translation>撤销从“%1”移出</translation>
    </message>
    <message>
        <source>In “%1” again</source>
        <translation>已放回“%1”</translation>
    </message>
    <message>
        <source>%1 pictures in “%2” again</source>
        <translation>%1 张图片已放回“%2”</translation>
    </message>
    <message>
        <source>Removed from “%1”</source>
        <translation>已从“%1”移出</translation>
    </message>
    <message>
        <source>%1 pictures removed from “%2”</source>
        <translation>%1 张图片已从“%2”移出</translation>
    </message>
    <message>
        <source>Tagged “%1” already</source>
        <translation>已有标签“%1”</translation>
    </message>
    <message>
        <source>Undo tag “%1”</source>
        <translation>撤销标签“%1”</translation>
    </message>
    <message>
        <source>Tag “%1” taken away again</source>
        <translation>已再次去掉标签“%1”</translation>
    </message>
    <message>
        <source>Tagged “%1”</source>
        <translation>已加标签“%1”</translation>
    </message>
    <message>
        <source>%1 pictures tagged “%2”</source>
        <translation>%1 张图片已加标签“%2”</translation>
    </message>
    <message>
        <source>Undo taking “%1” away</source>
        <translation>撤销去掉“%1”</translation>
    </message>
    <message>
        <source>Tagged “%1” again</source>
        <translation>已重新加上标签“%1”</translation>
    </message>
    <message>
        <source>Tag “%1” taken away</source>
        <translation>已去掉标签“%1”</translation>
    </message>
</context>
<context>
    <name>limner::SpendLine</name>
    <message>
        <source>Today %1 of %2</source>
        <translation>今日 %1 / %2</translation>
    </message>
    <message>
        <source>This month %1 of %2</source>
        <translation>本月 %1 / %2</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>今日 %1</translation>
    </message>
    <message>
        <source>Today: %1</source>
        <translation>今日：%1</translation>
    </message>
    <message>
        <source>This month: %1</source>
        <translation>本月：%1</translation>
    </message>
    <message>
        <source>Set aside for jobs under way: %1</source>
        <translation>为进行中的任务预留：%1</translation>
    </message>
</context>
<context>
    <name>limner::SpendPage</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>花费</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Set aside for jobs under way</source>
        <translation>为进行中的任务预留</translation>
    </message>
    <message>
        <source>This month by model</source>
        <translation>本月各模型花费</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>导出为 CSV…</translation>
    </message>
    <message>
        <source>Caps and prices…</source>
        <translation>上限与价格…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>还没有花费。</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>导出为 CSV</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
</context>
<context>
    <name>limner::SpendingPage</name>
    <message>
        <source>Spending</source>
        <translation>花费</translation>
    </message>
    <message>
        <source>The queue stops before the job that would cross a cap, and says so. What is under way counts with its estimate.</source>
        <translation>队列会在将要超出上限的任务之前停下，并给出提示。进行中的任务按估价计入。</translation>
    </message>
    <message>
        <source>US dollars</source>
        <translation>美元</translation>
    </message>
    <message>
        <source>Credits, for teams that count pictures</source>
        <translation>点数（适合按张计数的团队）</translation>
    </message>
    <message>
        <source>Count in</source>
        <translation>计数单位</translation>
    </message>
    <message>
        <source>Cap a day</source>
        <translation>每日上限</translation>
    </message>
    <message>
        <source>Cap a month</source>
        <translation>每月上限</translation>
    </message>
    <message>
        <source>LIMNER_DAILY_CAP and LIMNER_MONTHLY_CAP in the environment come first.</source>
        <translation>环境变量 LIMNER_DAILY_CAP 和 LIMNER_MONTHLY_CAP 优先。</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source> credits</source>
        <translation> 点</translation>
    </message>
    <message>
        <source>Where a model is paid by the second, nobody tells what it runs on: choose its hardware, and the running time measured here becomes a price. A model without a line has an unknown price.</source>
        <translation>按秒计费的模型不会告知运行在什么硬件上：请选择硬件，这里测得的运行时间就能换算成价格。没有对应行的模型价格未知。</translation>
    </message>
</context>
<context>
    <name>limner::StatusLine</name>
    <message>
        <source>1 image</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选择 %1 张</translation>
    </message>
</context>
<context>
    <name>limner::StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Where finished images live. Any S3-compatible server works. Keys are kept in the system keychain.</source>
        <translation>完成的图片存放在哪里。可使用任何兼容 S3 的服务器。密钥保存在系统钥匙串中。</translation>
    </message>
    <message>
        <source>us-east-1 (found automatically)</source>
        <translation>us-east-1（自动检测）</translation>
    </message>
    <message>
        <source>only when links go through another address</source>
        <translation>仅当链接使用其他地址时填写</translation>
    </message>
    <message>
        <source>PEM file, only for a private certificate authority</source>
        <translation>PEM 文件，仅用于私有证书颁发机构</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Path: host/bucket</source>
        <translation>路径式：host/bucket</translation>
    </message>
    <message>
        <source>Virtual host: bucket.host</source>
        <translation>虚拟主机式：bucket.host</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>服务地址</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>存储桶</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>私有密钥</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Object name</source>
        <translation>对象名</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>公开地址</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>Addressing</source>
        <translation>寻址方式</translation>
    </message>
    <message>
        <source>Create bucket</source>
        <translation>创建存储桶</translation>
    </message>
    <message>
        <source>Make links public</source>
        <translation>将链接设为公开</translation>
    </message>
    <message>
        <source>Adds a rule to the bucket: anyone with a link can read it. Nobody can list the bucket.</source>
        <translation>为存储桶添加一条规则：任何人都能通过链接查看图片，但无法列出桶内的内容。</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <translation>示例：%1</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>exists, 1 object</source>
        <translation>已存在，1 个对象</translation>
    </message>
    <message>
        <source>exists, %1 objects</source>
        <translation>已存在，共 %1 个对象</translation>
    </message>
    <message>
        <source>%1 (found automatically)</source>
        <translation>%1（自动检测）</translation>
    </message>
    <message>
        <source>Deleted pictures</source>
        <translation>已删除的图片</translation>
    </message>
    <message>
        <source>Not saved like this: %1</source>
        <translation>不会这样保存：%1</translation>
    </message>
    <message>
        <source>Remove them from the bucket</source>
        <translation>从存储桶中移除</translation>
    </message>
    <message>
        <source>When they are deleted for good. In the trash they keep their links.</source>
        <translation>在彻底删除时移除。在回收站中时链接仍然有效。</translation>
    </message>
</context>
<context>
    <name>limner::StoreNotice</name>
    <message>
        <source>%1: a picture waits here</source>
        <translation>%1：有 1 张图片在此等候</translation>
    </message>
    <message>
        <source>%1: %2 pictures wait here</source>
        <translation>%1：有 %2 张图片在此等候</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>Upload now</source>
        <translation>立即上传</translation>
    </message>
    <message>
        <source>%1: a deleted picture is still in the bucket</source>
        <translation>%1：一张已删除的图片仍在存储桶中</translation>
    </message>
    <message>
        <source>%1: %2 deleted pictures are still in the bucket</source>
        <translation>%1：%2 张已删除的图片仍在存储桶中</translation>
    </message>
    <message>
        <source>Allow the key to delete, or remove them on the server.</source>
        <translation>请允许该密钥删除，或在服务器上移除。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>limner::TextField</name>
    <message>
        <source>Not set</source>
        <translation>未设置</translation>
    </message>
</context>
<context>
    <name>limner::TopBar</name>
    <message>
        <source>Size of the pictures</source>
        <translation>图片大小</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl+wheel)</source>
        <translation>图片大小 (Ctrl+滚轮)</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>设置 (Ctrl+,)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show the queue (Q)</source>
        <translation>显示队列（Q）</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创作</translation>
    </message>
    <message>
        <source>Gallery %1</source>
        <translation>图库 %1</translation>
    </message>
    <message>
        <source>Albums and tags (F9)</source>
        <translation>相册和标签（F9）</translation>
    </message>
</context>
<context>
    <name>limner::TrashFlow</name>
    <message>
        <source>Show the trash</source>
        <translation>显示回收站</translation>
    </message>
    <message>
        <source>Picture brought back</source>
        <translation>已恢复图片</translation>
    </message>
    <message>
        <source>%1 pictures brought back</source>
        <translation>已恢复 %1 张图片</translation>
    </message>
    <message>
        <source>1 picture deleted for good</source>
        <translation>已彻底删除 1 张图片</translation>
    </message>
    <message>
        <source>%1 pictures deleted for good</source>
        <translation>已彻底删除 %1 张图片</translation>
    </message>
</context>
<context>
    <name>limner::TrashLine</name>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>彻底删除…</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <source>Leave the trash</source>
        <translation>离开回收站</translation>
    </message>
    <message>
        <source>What has been here for %1 days goes by itself.</source>
        <translation>存放满 %1 天的图片会自动清除。</translation>
    </message>
    <message>
        <source>Nothing goes from here by itself.</source>
        <translation>这里的图片不会自动清除。</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>Trash: 1 picture, %1.</source>
        <translation>回收站：1 张图片，%1。</translation>
    </message>
    <message>
        <source>Trash: %1 pictures, %2.</source>
        <translation>回收站：%1 张图片，%2。</translation>
    </message>
</context>
<context>
    <name>limner::TrayIcon</name>
    <message>
        <source>Show Limner</source>
        <translation>显示 Limner</translation>
    </message>
    <message>
        <source>Copy the last link</source>
        <translation>复制最近的链接</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Limner: nothing runs</source>
        <translation>Limner：没有运行的任务</translation>
    </message>
    <message>
        <source>Limner: %1 running, %2 waiting</source>
        <translation>Limner：%1 个运行中，%2 个等待</translation>
    </message>
</context>
<context>
    <name>limner::TwinOffer</name>
    <message>
        <source>You have made this picture already</source>
        <translation>您已经生成过这张图片</translation>
    </message>
    <message>
        <source>You have made %1 of these already</source>
        <translation>其中 %1 张您已经生成过</translation>
    </message>
    <message>
        <source>Same model, same values, same seed: nothing was sent and nothing was paid.</source>
        <translation>模型、参数和种子都相同：没有发送请求，也没有产生费用。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Make again</source>
        <translation>再次生成</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>换新种子</translation>
    </message>
</context>
<context>
    <name>limner::VersionMaker</name>
    <message>
        <source>Undo the new version</source>
        <translation>撤销新版本</translation>
    </message>
    <message>
        <source>The version is in the trash</source>
        <translation>该版本已移到回收站</translation>
    </message>
    <message>
        <source>The version is a picture of its own now. Its link comes with the upload.</source>
        <translation>该版本现在是一张独立的图片，上传后即有链接。</translation>
    </message>
    <message>
        <source>The link of the version is ready.</source>
        <translation>该版本的链接已就绪。</translation>
    </message>
</context>
<context>
    <name>limner::Viewer</name>
    <message>
        <source>Viewer</source>
        <translation>查看器</translation>
    </message>
</context>
<context>
    <name>limner::ViewerBar</name>
    <message>
        <source>Esc   Gallery</source>
        <translation>Esc   图库</translation>
    </message>
    <message>
        <source>Reuse all</source>
        <translation>全部复用</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Back to the gallery</source>
        <translation>返回图库</translation>
    </message>
    <message>
        <source>How they are compared</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>Slider</source>
        <translation>滑块</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>翻转</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Favourite (F)</source>
        <translation>收藏 (F)</translation>
    </message>
    <message>
        <source>Details (I)</source>
        <translation>详情 (I)</translation>
    </message>
    <message>
        <source>Compare with the next (V)</source>
        <translation>与下一张比较 (V)</translation>
    </message>
    <message>
        <source>Slide show (F5)</source>
        <translation>幻灯片 (F5)</translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation>全屏 (F11)</translation>
    </message>
    <message>
        <source>Not a favourite any more (F)</source>
        <translation>取消收藏 (F)</translation>
    </message>
    <message>
        <source>Differences: %1</source>
        <translation>差异：%1</translation>
    </message>
    <message>
        <source>Crop, for a version to share (K)</source>
        <translation>裁剪，制作分享版本 (K)</translation>
    </message>
</context>
<context>
    <name>limner::ViewerCut</name>
    <message>
        <source>Turn or crop the picture first: this version is the original.</source>
        <translation>请先旋转或裁剪：当前版本就是原图。</translation>
    </message>
    <message>
        <source>Making the version…</source>
        <translation>正在制作该版本…</translation>
    </message>
    <message>
        <source>A version is being made. Try again in a moment.</source>
        <translation>正在制作一个版本，请稍后再试。</translation>
    </message>
</context>
<context>
    <name>limner::ViewerDetails</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>limner::ViewerFlow</name>
    <message>
        <source>Another program changed the file. This is how it is now.</source>
        <translation>其他程序修改了文件，这是现在的样子。</translation>
    </message>
    <message>
        <source>No picture is left to look at.</source>
        <translation>没有可查看的图片了。</translation>
    </message>
    <message>
        <source>Choose two to six pictures to compare them.</source>
        <translation>选择两到六张图片进行比较。</translation>
    </message>
    <message>
        <source>There is no other picture to compare it with.</source>
        <translation>没有可与之比较的其他图片。</translation>
    </message>
</context>
<context>
    <name>limner::WildcardsField</name>
    <message>
        <source>“wildcards” in the library</source>
        <translation>资料库中的“wildcards”</translation>
    </message>
    <message>
        <source>Folder of word lists</source>
        <translation>词表文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>There is no such folder: %1</source>
        <translation>没有这个文件夹：%1</translation>
    </message>
    <message>
        <source>There are none yet: make %1 and put lists into it.</source>
        <translation>还没有词表：请创建 %1 并放入词表。</translation>
    </message>
    <message>
        <source>There is no list in %1 yet.</source>
        <translation>%1 中还没有词表。</translation>
    </message>
    <message>
        <source>Lists in %1: %2</source>
        <translation>%1 中的词表：%2</translation>
    </message>
</context>
<context>
    <name>limner::WindowHost</name>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <source>%1, not connected</source>
        <translation>%1，未连接</translation>
    </message>
    <message>
        <source>the environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>the file .env</source>
        <translation>.env 文件</translation>
    </message>
    <message>
        <source>Sandbox storage</source>
        <translation>沙盒存储</translation>
    </message>
    <message>
        <source>There is no key for it yet.</source>
        <translation>还没有它的密钥。</translation>
    </message>
    <message>
        <source>It has not answered yet.</source>
        <translation>它还没有响应。</translation>
    </message>
</context>
</TS>
