using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans
{
    /// <summary>Finds stream providers.</summary>
    public static class GrainStreamingExtensions
    {
        public static IStreamProvider GetStreamProvider(this Grain grain, string name) =>
            grain.ServiceProvider.GetRequiredKeyedService<IStreamProvider>(name);

        public static IStreamProvider GetStreamProvider(this IGrainBase grain, string name) =>
            grain.GrainContext.ActivationServices.GetRequiredKeyedService<IStreamProvider>(name);
    }

    /// <summary>Finds stream providers, for those who aren't grains.</summary>
    public static class ClientStreamingExtensions
    {
        public static IStreamProvider GetStreamProvider(this IClusterClient client, string name) =>
            client.ServiceProvider.GetRequiredKeyedService<IStreamProvider>(name);
    }

    /// <summary>
    /// The grain follows, from the beginning and without subscribing, the streams of a namespace whose key is its own.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
    public class ImplicitStreamSubscriptionAttribute(string streamNamespace) : Attribute
    {
        internal string Namespace { get; } = streamNamespace.Trim();
    }
}

namespace Orleans.Streams
{
    /// <summary>Finds streams by their parts.</summary>
    public static class StreamProviderExtensions
    {
        public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, string ns, Guid id) =>
            streamProvider.GetStream<T>(StreamId.Create(ns, id));

        public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, string ns, string id) =>
            streamProvider.GetStream<T>(StreamId.Create(ns, id));

        public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, string ns, long id) =>
            streamProvider.GetStream<T>(StreamId.Create(ns, id));
    }

    /// <summary>Subscribes functions in place of observers.</summary>
    public static class AsyncObservableExtensions
    {
        public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
            this IAsyncObservable<T> obs, Func<T, StreamSequenceToken?, Task> onNextAsync) =>
            obs.SubscribeAsync(new FunctionObserver<T>(onNextAsync));

        public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
            this IAsyncObservable<T> obs,
            Func<T, StreamSequenceToken?, Task> onNextAsync,
            Func<Exception, Task> onErrorAsync) =>
            obs.SubscribeAsync(new FunctionObserver<T>(onNextAsync, onErrorAsync));

        public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
            this StreamSubscriptionHandle<T> handle,
            Func<T, StreamSequenceToken?, Task> onNextAsync,
            StreamSequenceToken? token = null) =>
            handle.ResumeAsync(new FunctionObserver<T>(onNextAsync), token);

        public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
            this StreamSubscriptionHandle<T> handle,
            Func<T, StreamSequenceToken?, Task> onNextAsync,
            Func<Exception, Task> onErrorAsync,
            StreamSequenceToken? token = null) =>
            handle.ResumeAsync(new FunctionObserver<T>(onNextAsync, onErrorAsync), token);
    }

    internal sealed class FunctionObserver<T>(
        Func<T, StreamSequenceToken?, Task> onNext, Func<Exception, Task>? onError = null) : IAsyncObserver<T>
    {
        public Task OnNextAsync(T item, StreamSequenceToken? token = null) => onNext(item, token);

        public Task OnErrorAsync(Exception ex) => onError?.Invoke(ex) ?? Task.CompletedTask;
    }
}

namespace Orleans.Streams.Core
{
    /// <summary>A grain that is told of its subscriptions when an event finds nobody listening.</summary>
    public interface IStreamSubscriptionObserver
    {
        /// <summary>Resume the subscription here, with the handle that the factory makes.</summary>
        Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory);
    }

    /// <summary>Makes the handle of one subscription.</summary>
    public interface IStreamSubscriptionHandleFactory
    {
        StreamId StreamId { get; }

        string ProviderName { get; }

        StreamSubscriptionHandle<T> Create<T>();
    }
}
